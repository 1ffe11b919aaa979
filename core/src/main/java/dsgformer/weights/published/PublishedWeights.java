package dsgformer.weights.published;

import dsgformer.io.FileName;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A file of weights that can be fetched.
 *
 * @param name as {@code -n} spells it
 * @param file its file name
 * @param addresses where it is, the preferred one first; none if it has to be fetched by hand
 * @param bytes its length, if it is known
 * @param sha256 its checksum in lowercase hexadecimal, if it is known
 * @param licence of the weights
 * @param source who made it, and where it is from
 * @param published what its authors report
 */
public record PublishedWeights(
        String name,
        String file,
        List<URI> addresses,
        OptionalLong bytes,
        Optional<String> sha256,
        String licence,
        String source,
        String published) {

    public PublishedWeights {
        Objects.requireNonNull(name);
        addresses = List.copyOf(addresses);
    }

    /**
     * The weights at an address, called by the file's name without extension.
     *
     * @throws IllegalArgumentException if the address names no host or does not end with a plain file name
     */
    public static PublishedWeights at(URI address, Optional<String> sha256) {
        if (address.getHost() == null) {
            throw new IllegalArgumentException(address + " names no host");
        }
        String path = Objects.requireNonNullElse(address.getPath(), "");
        String file = path.substring(path.lastIndexOf('/') + 1);
        if (!WeightsCache.isFileName(file)) {
            throw new IllegalArgumentException(address + " does not end with the name of a file");
        }
        String name = FileName.of(Path.of(file)).stem();
        return new PublishedWeights(
                name, file, List.of(address), OptionalLong.empty(), sha256, "unknown", address.getHost(), "");
    }

    /** The same with a checksum, if none was known. */
    public PublishedWeights withChecksum(Optional<String> given) {
        return new PublishedWeights(name, file, addresses, bytes, sha256.or(() -> given), licence, source, published);
    }
}
