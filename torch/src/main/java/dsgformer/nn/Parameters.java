package dsgformer.nn;

import dsgformer.tensor.Arena;
import dsgformer.tensor.Device;
import dsgformer.tensor.ElementType;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.Tensors;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * All parameters of a network, by name, as views of one flat vector: an optimizer, a norm or an exchange between
 * processes is then one operation. Trainable parameters have their gradients in a second flat vector of the same order.
 */
public final class Parameters implements AutoCloseable {

    private final Map<String, Slot> slots;
    private final Arena arena = new Arena();
    private final Tensor values;
    private final Optional<Tensor> gradients;
    private final Map<String, Tensor> views = new LinkedHashMap<>();

    private record Slot(int offset, Shape shape) {

        Tensor of(Tensor flat) {
            long[] axes = shape.axes().stream().mapToLong(Integer::longValue).toArray();
            return flat.narrow(0, offset, shape.elements()).reshape(axes);
        }

        Weight cut(float[] flat) {
            return new Weight(shape, Arrays.copyOfRange(flat, offset, offset + shape.elements()));
        }
    }

    private Parameters(Map<String, Slot> slots, Tensor shared, boolean trainable) {
        this.slots = slots;
        this.values = arena.hold(shared::detach);
        this.gradients = trainable ? Optional.of(arena.hold(() -> values.mul(0.0))) : Optional.empty();
        slots.forEach((name, slot) -> {
            Tensor view = arena.hold(() -> slot.of(values).detach());
            gradients.ifPresent(all -> view.gatherGradientIn(arena.hold(() -> slot.of(all))));
            views.put(name, view);
        });
    }

    /** Parameters for inference with the given values. */
    public static Parameters of(StateDict weights) {
        return of(weights, ElementType.FLOAT32, false);
    }

    /** Parameters that gather gradients, with the given values. */
    public static Parameters trainable(StateDict weights) {
        return of(weights, ElementType.FLOAT32, true);
    }

    /** Parameters on {@code device} that gather gradients, with the given values. */
    public static Parameters trainable(StateDict weights, Device device) {
        return of(weights, ElementType.FLOAT32, true, device);
    }

    /** Parameters on {@code device} for inference with the given values. */
    public static Parameters of(StateDict weights, Device device) {
        return of(weights, ElementType.FLOAT32, false, device);
    }

    /** Parameters of the given element type; {@code trainable} ones gather gradients. */
    public static Parameters of(StateDict weights, ElementType type, boolean trainable) {
        return of(weights, type, trainable, Device.CPU);
    }

    private static Parameters of(StateDict weights, ElementType type, boolean trainable, Device device) {
        return Scope.compute(() -> {
            Tensor flat = Tensors.zeros(type, weights.elements()).to(device);
            Map<String, Slot> slots = slots(weights);
            weights.asMap()
                    .forEach(
                            (name, weight) -> slots.get(name).of(flat).inPlace().copy(tensor(weight)));
            return new Parameters(slots, flat, trainable);
        });
    }

    /** The same values, shared, with gradients of their own: for a thread that works on another part of the batch. */
    public Parameters replica() {
        return new Parameters(slots, values, true);
    }

    /**
     * The tensor called {@code name}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public Tensor get(String name) {
        Tensor view = views.get(name);
        if (view == null) {
            throw new IllegalArgumentException("there is no parameter " + name);
        }
        return view;
    }

    public boolean has(String name) {
        return views.containsKey(name);
    }

    /** All names in the order of {@link #flatValues}. */
    public Set<String> names() {
        return Collections.unmodifiableSet(slots.keySet());
    }

    /** The path in front of all names. */
    public ParameterPath root() {
        return new ParameterPath(this, "");
    }

    /** All values in the order of the names: [count]. Changing it changes the network. */
    public Tensor flatValues() {
        return values;
    }

    /**
     * All gradients in the order of the names: [count].
     *
     * @throws IllegalStateException if these parameters gather none
     */
    public Tensor flatGradients() {
        return gradients.orElseThrow(() -> new IllegalStateException(
                "these parameters have no gradients: they were made for inference, not with Parameters.trainable"));
    }

    /**
     * The ranges in {@link #flatValues} of the parameters that {@code chosen} accepts by name; adjacent ones are
     * joined.
     */
    public List<Range> ranges(Predicate<String> chosen) {
        List<Range> ranges = new ArrayList<>();
        slots.forEach((name, slot) -> {
            if (chosen.test(name)) {
                int last = ranges.size() - 1;
                if (last >= 0 && ranges.get(last).end() == slot.offset()) {
                    ranges.set(
                            last,
                            new Range(
                                    ranges.get(last).from(),
                                    ranges.get(last).count() + slot.shape().elements()));
                } else {
                    ranges.add(new Range(slot.offset(), slot.shape().elements()));
                }
            }
        });
        return ranges;
    }

    /** {@code count} elements of a flat vector, from {@code from} on. */
    public record Range(int from, int count) {

        int end() {
            return from + count;
        }

        /** That part of {@code flat}; a view. */
        public Tensor of(Tensor flat) {
            return flat.detach().narrow(0, from, count);
        }
    }

    /** The values as they are now. */
    public StateDict stateDict() {
        return named(values);
    }

    /** Another vector in the order of {@link #flatValues}, such as an average of it, cut into named weights. */
    public StateDict named(Tensor flat) {
        float[] all = flat.toFloats();
        Map<String, Weight> weights = new LinkedHashMap<>();
        slots.forEach((name, slot) -> weights.put(name, slot.cut(all)));
        return StateDict.of(weights);
    }

    /** Puts named weights into a vector in the order of {@link #flatValues}; the inverse of {@link #named}. */
    public void assign(Tensor flat, StateDict weights) {
        Scope.run(() -> slots.forEach((name, slot) -> slot.of(flat)
                .detach()
                .inPlace()
                .copy(tensor(weights.get(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "cannot assign the parameters: the weights have no value for " + name))))));
    }

    /**
     * 1 for every element of the parameters that {@code chosen} accepts by name, 0 elsewhere, in the order of
     * {@link #flatValues}.
     */
    public float[] mask(Predicate<String> chosen) {
        float[] mask = new float[Math.toIntExact(values.shape().elements())];
        slots.forEach((name, slot) -> {
            if (chosen.test(name)) {
                Arrays.fill(mask, slot.offset(), slot.offset() + slot.shape().elements(), 1);
            }
        });
        return mask;
    }

    @Override
    public void close() {
        arena.close();
    }

    private static Tensor tensor(Weight weight) {
        return Tensors.of(
                weight.values(),
                weight.shape().axes().stream().mapToLong(Integer::longValue).toArray());
    }

    private static Map<String, Slot> slots(StateDict weights) {
        Map<String, Slot> slots = new LinkedHashMap<>();
        int offset = 0;
        for (Map.Entry<String, Weight> entry : weights.asMap().entrySet()) {
            Shape shape = entry.getValue().shape();
            slots.put(entry.getKey(), new Slot(offset, shape));
            offset += shape.elements();
        }
        return slots;
    }
}
