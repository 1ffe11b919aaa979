package dsgformer.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@link DatasetLayout#REALBLUR}, -J and -R. */
final class RealblurReader implements LayoutReader {

    private static final Pattern LIST = Pattern.compile("RealBlur_([JR])_(train|test)_list\\.txt");

    static boolean isScene(String name) {
        return name.matches("scene\\d+.*");
    }

    @Override
    public boolean recognizes(Path place) throws IOException {
        return !lists(place).isEmpty() || !sceneFolders(place).isEmpty();
    }

    @Override
    public List<PairSet> read(Path place, Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        List<PairSet> sets = new ArrayList<>();
        for (Path list : lists(place)) {
            if (wanted.test(setName(list))) {
                sets.addAll(PairSet.listOf(setName(list), ListReader.pairs(list, problems)));
            }
        }
        if (sets.isEmpty()) {
            for (Path folder : sceneFolders(place)) {
                String name = folder.equals(place) ? "" : Folders.name(folder);
                if (wanted.test(name)) {
                    sets.addAll(PairSet.listOf(name, scenes(folder, problems)));
                }
            }
        }
        return sets;
    }

    /** {@code J-test}. */
    private static String setName(Path list) {
        Matcher name = LIST.matcher(Folders.name(list));
        return name.matches() ? name.group(1) + "-" + name.group(2) : Folders.name(list);
    }

    private static List<Path> lists(Path place) throws IOException {
        return Folders.listsIn(place).stream()
                .filter(list -> LIST.matcher(Folders.name(list)).matches())
                .toList();
    }

    /** The folder itself if it holds scenes, else those in it that do. */
    private static List<Path> sceneFolders(Path place) throws IOException {
        if (holdsScenes(place)) {
            return List.of(place);
        }
        List<Path> folders = new ArrayList<>();
        for (Path child : Folders.in(place)) {
            if (Folders.name(child).startsWith("RealBlur") && holdsScenes(child)) {
                folders.add(child);
            }
        }
        return folders;
    }

    private static boolean holdsScenes(Path folder) throws IOException {
        return Folders.in(folder).stream().anyMatch(child -> isScene(Folders.name(child)) && FolderPair.bothIn(child));
    }

    private static List<ImagePair> scenes(Path folder, Consumer<Finding> problems) throws IOException {
        List<ImagePair> pairs = new ArrayList<>();
        for (Path scene : Folders.in(folder)) {
            if (isScene(Folders.name(scene)) && FolderPair.bothIn(scene)) {
                pairs.addAll(FolderPair.of(scene)
                        .orElseThrow()
                        .pairs(
                                Folders.name(scene) + "/",
                                name -> name.replaceFirst("(^|/)(blur|gt)_", "$1"),
                                problems));
            }
        }
        return pairs;
    }
}
