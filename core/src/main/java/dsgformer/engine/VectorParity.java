package dsgformer.engine;

import dsgformer.engine.kernel.Kernels;
import dsgformer.network.NetworkConfig;
import dsgformer.network.dsgformer.DsgformerConfig;
import dsgformer.parity.ParityCase;
import dsgformer.parity.ParitySubject;
import dsgformer.picture.Planes;
import dsgformer.weights.Shape;
import dsgformer.weights.StateDict;
import dsgformer.weights.Weight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The engine in Java as a subject of parity cases. */
public final class VectorParity implements ParitySubject {

    private final Kernels kernels;
    private final int threads;

    /** On the fastest kernels and all processors. */
    public VectorParity() {
        this(Kernels.fastest(), Runtime.getRuntime().availableProcessors());
    }

    VectorParity(Kernels kernels, int threads) {
        this.kernels = kernels;
        this.threads = threads;
    }

    @Override
    public String engine() {
        return VectorProvider.ENGINE;
    }

    @Override
    public boolean computes(NetworkConfig config) {
        return DsgformerConfig.of(config).isPresent();
    }

    /** One picture of the case's batch after another. */
    @Override
    public StateDict run(ParityCase parityCase) {
        DsgformerConfig config = DsgformerConfig.of(parityCase.config())
                .orElseThrow(() -> new IllegalArgumentException(
                        "engine " + engine() + " computes only DSGformer; the case " + parityCase.name()
                                + " is of the family " + parityCase.config().family()));
        Map<String, List<Planes>> outputs = new LinkedHashMap<>();
        try (Workers workers = new Workers(threads)) {
            for (Planes input : pictures(parityCase.input())) {
                parityCase
                        .block()
                        .ifPresentOrElse(
                                block -> add(outputs, "output", block(parityCase, config, block, input)),
                                () -> network(parityCase, config, input, workers, outputs));
            }
        }
        Map<String, Weight> weights = new LinkedHashMap<>();
        outputs.forEach((name, pictures) -> weights.put(name, batch(pictures)));
        return StateDict.of(weights);
    }

    private void network(
            ParityCase parityCase,
            DsgformerConfig config,
            Planes input,
            Workers workers,
            Map<String, List<Planes>> outputs) {
        ForwardPlan plan = new ForwardPlan(
                NetworkWeights.of(config, parityCase.weights()),
                kernels,
                ArrayAllocator.ofHeap(),
                input.size(),
                OptionalInt.empty(),
                workers.count(),
                (name, features) -> add(outputs, name, features.toPlanes()));
        add(outputs, "output", plan.restore(input, workers));
    }

    private Planes block(ParityCase parityCase, DsgformerConfig config, ParityCase.Block block, Planes input) {
        BlockWeights weights = BlockWeights.of(new WeightTree(parityCase.weights(), block.prefix() + "."), config);
        try (SingleBlock single = new SingleBlock(weights, kernels, input, OptionalInt.empty(), threads)) {
            return single.output();
        }
    }

    private static void add(Map<String, List<Planes>> outputs, String name, Planes picture) {
        outputs.computeIfAbsent(name, n -> new ArrayList<>()).add(picture);
    }

    private static List<Planes> pictures(Weight batch) {
        List<Integer> axes = batch.shape().axes();
        int count = axes.get(1) * axes.get(2) * axes.get(3);
        List<Planes> pictures = new ArrayList<>();
        for (int n = 0; n < axes.get(0); n++) {
            float[] values = Arrays.copyOfRange(batch.values(), n * count, (n + 1) * count);
            pictures.add(new Planes(axes.get(1), axes.get(2), axes.get(3), values));
        }
        return pictures;
    }

    private static Weight batch(List<Planes> pictures) {
        Planes first = pictures.get(0);
        float[] values = new float[pictures.size() * first.values().length];
        for (int n = 0; n < pictures.size(); n++) {
            System.arraycopy(pictures.get(n).values(), 0, values, n * first.values().length, first.values().length);
        }
        return new Weight(Shape.of(pictures.size(), first.channels(), first.height(), first.width()), values);
    }
}
