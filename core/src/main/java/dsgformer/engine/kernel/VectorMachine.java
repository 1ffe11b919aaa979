package dsgformer.engine.kernel;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** What the vector kernels must know of the machine. */
final class VectorMachine {

    /** The machine's own vectors, but no longer than 512 bits: a {@link Strip} is a whole number of pairs of them. */
    static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 512
            ? FloatVector.SPECIES_512
            : FloatVector.SPECIES_PREFERRED;

    private VectorMachine() {}

    /** Whether vectors have the four lanes that the kernels count on; a JVM can be told to use shorter ones. */
    static boolean isWideEnough() {
        return SPECIES.length() >= 4;
    }

    /** Whether there are 32 vector registers: with 512-bit vectors, and on every 64-bit ARM. */
    static boolean hasManyRegisters() {
        return SPECIES.vectorBitSize() == 512 || System.getProperty("os.arch").equals("aarch64");
    }
}
