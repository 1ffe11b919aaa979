package dsgformer.tensor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * A forward pass in segments, each with a graph of its own, and the backward pass through them, last one first. So a segment
 * need not keep what happened inside ({@link Keep#INPUT}), and it is known when a segment's gradients are complete. The values
 * and gradients are those of one graph.
 *
 * <p>What goes into a segment must not go, through anything but segments, anywhere else: its history is walked once for each.
 */
public final class Tape implements AutoCloseable {

    /** What a segment holds until the backward pass. */
    public enum Keep {
        /** All that its backward pass needs. */
        GRAPH,
        /** Its input alone; the backward pass computes the segment a second time (activation checkpointing). */
        INPUT
    }

    private final Deque<Segment> segments = new ArrayDeque<>();

    /** @param result the graph's end; null if the segment is to be computed again */
    private record Segment(
            UnaryOperator<Tensor> work, Tensor before, Tensor input, Tensor result, Tensor output, Runnable done) {

        void release() {
            before.letGo();
            input.letGo();
            output.letGo();
            if (result != null) {
                result.letGo();
            }
        }

        void backward() {
            Tensor gradient = output.gradient();
            if (gradient == null) {
                return; // nothing that the loss depends on
            }
            Tensor end = result == null ? work.apply(input) : result;
            end.backward(gradient);
            before.propagate(input.gradient());
            done.run();
        }
    }

    /**
     * {@code work} on {@code x}, as a segment.
     *
     * @param done is called in the backward pass when the segment's parameters have their gradients
     */
    public Tensor run(UnaryOperator<Tensor> work, Tensor x, Keep keep, Runnable done) {
        return Scope.keep(() -> {
            Tensor input = x.leaf();
            Tensor result = keep == Keep.GRAPH ? work.apply(input) : Gradients.off(() -> work.apply(input));
            Tensor output = result.leaf();
            segments.push(new Segment(
                    work, x.held(), input.held(), keep == Keep.GRAPH ? result.held() : null, output.held(), done));
            return output;
        });
    }

    /** From a loss made of this tape's outputs back through all segments; afterwards the tape is empty. */
    public void backward(Tensor loss) {
        loss.backward();
        while (!segments.isEmpty()) {
            Segment segment = segments.pop();
            try {
                Scope.run(segment::backward);
            } finally {
                segment.release();
            }
        }
    }

    /** Lets go of a forward pass that got no backward pass. */
    @Override
    public void close() {
        segments.forEach(Segment::release);
        segments.clear();
    }
}
