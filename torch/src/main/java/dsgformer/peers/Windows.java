package dsgformer.peers;

import dsgformer.tensor.ElementType;
import dsgformer.tensor.Scope;
import dsgformer.tensor.Tensor;
import dsgformer.tensor.TensorShape;
import dsgformer.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Windows of one size that cover a plane, for statistics as local as in training (TLC; Chu, Chen, Chen, Lu, ECCV 2022).
 * They begin at multiples of a step, the smallest with the minimum number of windows; the last one ends at the border.
 *
 * @param height of a window
 * @param width of a window
 */
public record Windows(long height, long width, List<Long> rows, List<Long> columns) {

    public Windows {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
    }

    /** Windows of {@code side} × {@code side} on features of this shape, less where they are smaller. */
    public static Windows of(TensorShape features, long side) {
        long height = Math.min(features.h(), side);
        long width = Math.min(features.w(), side);
        return new Windows(height, width, origins(features.h(), height), origins(features.w(), width));
    }

    static List<Long> origins(long length, long window) {
        long count = (length - 1) / window + 1;
        long step = count == 1 ? window : (length - window + count - 2) / (count - 1);
        List<Long> origins = new ArrayList<>();
        long origin = 0;
        while (origin + window < length) {
            origins.add(origin);
            origin += step;
        }
        origins.add(length - window);
        return origins;
    }

    /** The results of {@code work} on each window of {@code x}, [n, c, h, w], averaged where windows overlap. */
    public Tensor average(Tensor x, UnaryOperator<Tensor> work) {
        if (rows.size() == 1 && columns.size() == 1) {
            return work.apply(x);
        }
        TensorShape s = x.shape();
        Tensor sum = null;
        for (long y : rows) {
            for (long left : columns) {
                Tensor part = Scope.keep(() -> work.apply(window(x, y, left)));
                if (sum == null) {
                    sum = Tensors.zeros(ElementType.FLOAT32, s.n(), part.shape().c(), s.h(), s.w());
                }
                window(sum, y, left).inPlace().add(part);
            }
        }
        Tensor vertically = Tensors.of(coverage(rows, height, s.h()), 1, 1, s.h(), 1);
        Tensor horizontally = Tensors.of(coverage(columns, width, s.w()), 1, 1, 1, s.w());
        return sum.div(vertically.mul(horizontally));
    }

    private Tensor window(Tensor x, long y, long left) {
        return x.narrow(2, y, height).narrow(3, left, width);
    }

    /** The number of windows that cover each row or column. */
    private static float[] coverage(List<Long> origins, long side, long length) {
        float[] count = new float[Math.toIntExact(length)];
        for (long origin : origins) {
            for (long i = origin; i < origin + side; i++) {
                count[(int) i]++;
            }
        }
        return count;
    }
}
