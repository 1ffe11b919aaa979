package dsgformer.tensor;

import static dsgformer.tensor.Native.call;

import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.pytorch.ScalarTypeOptional;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.global.torch;

/** Makes tensors; each belongs to the scope that is open. */
public final class Tensors {

    private Tensors() {}

    /** The values in the given shape, row-major, as FLOAT32. */
    public static Tensor of(float[] values, long... axes) {
        Tensor tensor = zeros(ElementType.FLOAT32, axes);
        requireCount(values.length, tensor);
        try (FloatPointer data = tensor.pointer().data_ptr_float()) {
            data.put(values);
        }
        return tensor;
    }

    /** The values in the given shape, row-major, as FLOAT64. */
    public static Tensor of(double[] values, long... axes) {
        Tensor tensor = zeros(ElementType.FLOAT64, axes);
        requireCount(values.length, tensor);
        try (DoublePointer data = tensor.pointer().data_ptr_double()) {
            data.put(values);
        }
        return tensor;
    }

    /** Whole numbers, [count]. */
    public static Tensor ofLongs(long... values) {
        return Scope.keep(() -> {
            TensorOptions options = new TensorOptions().dtype(new ScalarTypeOptional(torch.ScalarType.Long));
            Tensor tensor = new Tensor(call(() -> torch.zeros(new long[] {values.length}, options)));
            new LongPointer(tensor.pointer().data_ptr_long()).put(values);
            return tensor;
        });
    }

    public static Tensor zeros(ElementType type, long... axes) {
        return Scope.keep(() -> {
            TensorOptions options = new TensorOptions().dtype(new ScalarTypeOptional(type.scalarType()));
            return new Tensor(call(() -> torch.zeros(axes, options)));
        });
    }

    /** [size, size] with ones on the diagonal, as FLOAT32. */
    public static Tensor identity(int size) {
        float[] values = new float[size * size];
        for (int i = 0; i < size; i++) {
            values[i * (size + 1)] = 1;
        }
        return of(values, size, size);
    }

    private static void requireCount(int count, Tensor tensor) {
        if (count != tensor.shape().elements()) {
            throw new ShapeMismatchException("a tensor of shape " + tensor.shape() + " holds "
                    + tensor.shape().elements() + " values, got " + count);
        }
    }
}
