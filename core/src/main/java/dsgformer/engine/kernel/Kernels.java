package dsgformer.engine.kernel;

/**
 * All arithmetic of the engine, either on vectors or plain. The plain forms read as the formulas do; they are what the
 * vector forms are tested against, and what runs where the JDK's incubator module is missing.
 *
 * @param name {@code vector} and the width, or {@code plain}
 */
public record Kernels(
        String name,
        Panel panel,
        Depthwise depthwise,
        Gram gram,
        Deviation deviation,
        Winograd winograd,
        Gating dfgb,
        Gating gelu) {

    private static final String MODULE = "jdk.incubator.vector";

    /** The option that enables the vector module in a JVM. */
    public static final String OPTION = "--add-modules " + MODULE;

    /** The vector forms where {@link #onVectors} and vectors have at least 128 bits, else the plain ones. */
    public static Kernels fastest() {
        return onVectors() && VectorMachine.isWideEnough() ? vector() : plain();
    }

    /** Whether the JDK's module of vectors is there, as after {@code --add-modules jdk.incubator.vector}. */
    public static boolean onVectors() {
        try {
            Class.forName(MODULE + ".FloatVector", /* initialize= */ false, Kernels.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    public static Kernels plain() {
        return new Kernels(
                "plain",
                new PlainPanel(),
                new PlainDepthwise(),
                new PlainGram(),
                new PlainDeviation(),
                new PlainWinograd(),
                new PlainDfgb(new PlainGelu()),
                new PlainGelu());
    }

    /**
     * The vector forms, of the machine's own width.
     *
     * @throws LinkageError unless {@link #onVectors}
     */
    public static Kernels vector() {
        return new Kernels(
                "vector of " + VectorMachine.SPECIES.vectorBitSize() + " bits",
                new VectorPanel(),
                new VectorDepthwise(),
                new VectorGram(),
                new VectorDeviation(),
                new VectorWinograd(),
                VectorDfgb.fits() ? new VectorDfgb() : new PlainDfgb(new VectorGelu()),
                new VectorGelu());
    }
}
