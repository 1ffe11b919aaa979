package dsgformer.train;

/** Hears, while a backward pass is under way, which gradients are complete already. */
@FunctionalInterface
interface GradientExchange {

    GradientExchange NONE = prefix -> {};

    /**
     * The gradients of some parameters will not change any more.
     *
     * @param prefix with which their names begin
     */
    void complete(String prefix);
}
