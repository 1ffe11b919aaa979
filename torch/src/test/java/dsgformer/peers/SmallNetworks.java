package dsgformer.peers;

import dsgformer.network.NetworkFamilies;
import java.util.stream.Stream;

/** A small, fast size of each network that DSGformer is compared with; a new network adds its line here. */
public final class SmallNetworks {

    private SmallNetworks() {}

    /** As JSON, one of each family. */
    public static Stream<String> all() {
        return Stream.of(
                "{\"type\":\"restormer\",\"width\":8,\"blocks\":[1,2,1,1],\"refinement\":1}",
                "{\"type\":\"nafnet\",\"width\":4,\"encoder\":[1,0,1,2],\"middle\":1,\"decoder\":[1,0,1,1]}",
                "{\"type\":\"fftformer\",\"width\":6,\"blocks\":[1,1,1],\"refinement\":1}",
                "{\"type\":\"mprnet\",\"width\":8,\"more\":4,\"wider\":4,\"blocks\":2}",
                "{\"type\":\"convir\",\"width\":8,\"blocks\":2,\"dilations\":[1,1,1]}",
                "{\"type\":\"stripformer\",\"deep\":2,\"decoding\":2}",
                "{\"type\":\"mbtaylorformerv2\",\"dimensions\":[8,16,16,32],\"blocks\":[1,1,1,1],\"paths\":[2,3,1,2]}");
    }

    /** The networks with local statistics. */
    static Stream<String> local() {
        return all().filter(SmallNetworks::isLocal);
    }

    /** The networks without local statistics. */
    static Stream<String> global() {
        return all().filter(json -> !isLocal(json));
    }

    private static boolean isLocal(String json) {
        return ((PeerConfig) NetworkFamilies.fromJson(json)).localized(0).isPresent();
    }
}
