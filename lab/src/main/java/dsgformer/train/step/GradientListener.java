package dsgformer.train.step;

/** Hears, while a backward pass is under way, which gradients are complete already. */
@FunctionalInterface
public interface GradientListener {

    GradientListener NONE = prefix -> {};

    /**
     * The gradients of some parameters will not change any more.
     *
     * @param prefix with which their names begin
     */
    void complete(String prefix);
}
