package dsgformer.tensor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.UnaryOperator;

/**
 * A forward pass in segments, each with a graph of its own, and the backward pass through them, last one first. A
 * segment need not store its intermediate values ({@link Keep#INPUT}), and {@code done} reports when its gradients are
 * complete. The values and gradients are those of one graph.
 *
 * <p>A tensor that goes into a segment and also elsewhere must itself be the output of a segment: otherwise the
 * backward pass would run through its history once for each use.
 */
public final class Tape implements AutoCloseable {

    /** What a segment holds until the backward pass. */
    public enum Keep {
        /** All intermediate values that its backward pass needs. */
        GRAPH,
        /** Its input alone; the backward pass computes the segment a second time (activation checkpointing). */
        INPUT
    }

    private final Deque<Segment> segments = new ArrayDeque<>();

    /** @param result the graph's end; null if the segment is to be computed again */
    private record Segment(
            UnaryOperator<Tensor> work, Tensor before, Tensor input, Tensor result, Tensor output, Runnable done) {

        void release() {
            before.release();
            input.release();
            output.release();
            if (result != null) {
                result.release();
            }
        }

        void backward() {
            Tensor gradient = output.gradient();
            if (gradient == null) {
                return; // the loss does not depend on this segment
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
                    work,
                    x.retained(),
                    input.retained(),
                    keep == Keep.GRAPH ? result.retained() : null,
                    output.retained(),
                    done));
            return output;
        });
    }

    /** The backward pass from a loss of this tape's outputs through all segments; afterwards the tape is empty. */
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

    /** Releases the tensors of a forward pass that had no backward pass. */
    @Override
    public void close() {
        segments.forEach(Segment::release);
        segments.clear();
    }
}
