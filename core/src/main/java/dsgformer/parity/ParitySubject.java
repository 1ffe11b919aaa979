package dsgformer.parity;

import dsgformer.network.NetworkConfig;
import dsgformer.weights.StateDict;

/** An engine that can be checked against the parity cases; found through {@link java.util.ServiceLoader}. */
public interface ParitySubject {

    /** The engine's name as {@code --engine} spells it. */
    String engine();

    /** Whether this engine computes networks of this kind. */
    boolean computes(NetworkConfig config);

    /** What this engine makes of the case's input, at least under the names that the case expects. */
    StateDict run(ParityCase parityCase);
}
