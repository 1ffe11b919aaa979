package dsgformer.network;

import java.util.Optional;

/**
 * What people should know of a family of networks before they use a published file of it.
 *
 * @param title its name in print
 * @param paper where it was published
 * @param licence what its authors allow, in a few words; their own text decides; empty if each file states its own
 * @param preparation how its authors prepare pictures and round results
 */
public record NetworkFacts(String title, String paper, Optional<String> licence, String preparation) {

    /** Of a network whose authors' files are all under one licence. */
    public NetworkFacts(String title, String paper, String licence, String preparation) {
        this(title, paper, Optional.of(licence), preparation);
    }
}
