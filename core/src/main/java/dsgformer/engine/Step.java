package dsgformer.engine;

/** One step of the walk through the network, on maps that it knows. */
@FunctionalInterface
interface Step {

    /**
     * Does the step's work.
     *
     * @param scratch one for each worker
     */
    void run(Workers workers, Scratch[] scratch);
}
