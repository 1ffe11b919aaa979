package dsgformer.network;

/** How a tensor starts when a network is trained from nothing. */
public sealed interface InitialValue {

    /** Every element is the same. */
    record Constant(double value) implements InitialValue {}

    /** Elements are uniform in ±bound. */
    record Uniform(double bound) implements InitialValue {}

    /** Elements are Gaussian around 0. */
    record Normal(double deviation) implements InitialValue {}
}
