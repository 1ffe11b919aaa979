package dsgformer.train.step;

/** Called during a backward pass when the gradients of some parameters are final. */
@FunctionalInterface
public interface GradientListener {

    GradientListener NONE = prefix -> {};

    /**
     * The gradients of some parameters are final.
     *
     * @param prefix common prefix of their names
     */
    void complete(String prefix);
}
