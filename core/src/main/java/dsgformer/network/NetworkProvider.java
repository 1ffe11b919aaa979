package dsgformer.network;

/** Opens networks on one engine; found through {@link java.util.ServiceLoader}. */
public interface NetworkProvider {

    /** The engine's name as {@code --engine} spells it. */
    String engine();

    /** Whether this engine computes networks of this kind. */
    boolean computes(NetworkConfig config);

    /**
     * The model's network on {@code device}.
     *
     * @param device {@code auto}, {@code cpu} or {@code cuda[:N]}
     * @param threads how many threads may work, at least 1
     * @throws DeviceNotAvailableException if this machine has no such device
     */
    RestorationNetwork open(Model model, String device, int threads);

    /** Whether {@code --engine auto} may choose this engine; false for engines that exist for comparison. */
    default boolean automatic() {
        return true;
    }
}
