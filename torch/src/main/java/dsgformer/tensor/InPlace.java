package dsgformer.tensor;

import org.bytedeco.pytorch.Scalar;

/** The operations that change a tensor; on parameters, call them inside {@link Gradients#off}. */
public final class InPlace {

    private final org.bytedeco.pytorch.Tensor pointer;

    InPlace(org.bytedeco.pytorch.Tensor pointer) {
        this.pointer = pointer;
    }

    /** this = source. */
    public void copy(Tensor source) {
        Native.call(() -> pointer.copy_(source.pointer()));
    }

    /** this = 0. */
    public void zero() {
        Native.call(pointer::zero_);
    }

    /** this += other. */
    public void add(Tensor other) {
        Native.call(() -> pointer.add_(other.pointer()));
    }

    /** this *= value. */
    public void mul(double value) {
        scaled(value, pointer::mul_);
    }

    /** this += scale · a · b. */
    public void addProduct(Tensor a, Tensor b, double scale) {
        scaled(scale, factor -> pointer.addcmul_(a.pointer(), b.pointer(), factor));
    }

    /** this += scale · a / b. */
    public void addQuotient(Tensor a, Tensor b, double scale) {
        scaled(scale, factor -> pointer.addcdiv_(a.pointer(), b.pointer(), factor));
    }

    /** this += weight · (target − this). */
    public void lerp(Tensor target, double weight) {
        scaled(weight, share -> pointer.lerp_(target.pointer(), share));
    }

    private interface Operation {
        org.bytedeco.pytorch.Tensor apply(Scalar value);
    }

    private static void scaled(double value, Operation operation) {
        try (Scalar scalar = new Scalar(value)) {
            Native.call(() -> operation.apply(scalar));
        }
    }
}
