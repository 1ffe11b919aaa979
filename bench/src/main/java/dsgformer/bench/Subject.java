package dsgformer.bench;

import dsgformer.network.MultiplyAdds;
import dsgformer.network.NetworkConfig;
import dsgformer.network.NetworkFamilies;
import dsgformer.picture.Planes;
import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What engines are measured on: a network or a single block, at one size; written {@code NAME@WIDTHxHEIGHT}. */
sealed interface Subject permits NetworkSubject, BlockSubject {

    /** All of {@link BlockSubject#LEVELS}. */
    String BLOCKS = "blocks";

    /** As in {@code --networks}. */
    String name();

    /** Without padding. */
    Size size();

    /** The work that counts, without padding. */
    MultiplyAdds work();

    /** Opens it on an engine; empty if the engine is not installed or does not support it. */
    Optional<Timed> open(String engine, int threads);

    /** The names of the installed engines that support it. */
    List<String> engines();

    /** As {@link #parse} reads it. */
    default String spelled() {
        return name() + "@" + size().width() + "x" + size().height();
    }

    /**
     * What {@code --networks} and {@code --sizes} ask for together; a name with a size of its own takes no other.
     *
     * @throws IllegalArgumentException if a name is unknown, or a block's size is no multiple of 8
     */
    static List<Subject> of(List<String> names, List<Size> sizes) {
        List<Subject> subjects = new ArrayList<>();
        for (String name : names) {
            if (name.equals(BLOCKS)) {
                subjects.addAll(BlockSubject.LEVELS);
            } else if (name.contains("@")) {
                subjects.add(parse(name));
            } else {
                sizes.forEach(size -> subjects.add(of(name, size)));
            }
        }
        return subjects;
    }

    /**
     * The inverse of {@link #spelled}.
     *
     * @throws IllegalArgumentException if the text is no {@code NAME@WIDTHxHEIGHT}, or the name is unknown
     */
    static Subject parse(String spelled) {
        int at = spelled.lastIndexOf('@');
        if (at < 0) {
            throw new IllegalArgumentException("'" + spelled + "' is no network with a size, such as paper@512x512");
        }
        return of(spelled.substring(0, at), Size.parse(spelled.substring(at + 1)));
    }

    private static Subject of(String name, Size size) {
        if (name.startsWith(BlockSubject.PREFIX)) {
            return BlockSubject.of(name, size);
        }
        Map<String, NetworkConfig> sizes = NetworkFamilies.sizes();
        if (!sizes.containsKey(name)) {
            throw new IllegalArgumentException("there is no network '" + name + "'; there are "
                    + String.join(", ", sizes.keySet()) + ", " + BLOCKS + ", and single blocks such as block-48");
        }
        return new NetworkSubject(name, sizes.get(name), size);
    }

    /** Generated planes, neither flat nor repetitive; speed does not depend on their content. */
    static Planes picture(int channels, Size size) {
        Planes planes = Planes.of(channels, size.height(), size.width());
        for (int i = 0; i < planes.values().length; i++) {
            planes.values()[i] = (i * 37L % 251 * 7 % 256) / 255f;
        }
        return planes;
    }
}
