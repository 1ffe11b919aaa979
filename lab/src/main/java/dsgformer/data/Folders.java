package dsgformer.data;

import dsgformer.io.PathText;
import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Lists folders in natural order, without hidden files and folders. */
final class Folders {

    private static final int NAMES_SHOWN = 3;

    private Folders() {}

    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isDirectory)
                    .filter(child -> !isHidden(child))
                    .sorted((a, b) -> NaturalOrder.INSTANCE.compare(name(a), name(b)))
                    .toList();
        }
    }

    /** Text files directly in {@code folder} whose names contain {@code list}. */
    static List<Path> listsIn(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.filter(Files::isRegularFile)
                    .filter(child -> name(child).toLowerCase(Locale.ROOT).matches("[^.].*\\.txt"))
                    .filter(child -> name(child).toLowerCase(Locale.ROOT).contains("list"))
                    .sorted((a, b) -> NaturalOrder.INSTANCE.compare(name(a), name(b)))
                    .toList();
        }
    }

    /** All files below {@code folder}, links followed. */
    static List<Path> filesBelow(Path folder) throws IOException {
        try (Stream<Path> walk = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            return walk.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(file))
                    .sorted()
                    .toList();
        }
    }

    /** The first folder of one of these names. */
    static Optional<Path> first(Path folder, List<String> names) {
        return names.stream().map(folder::resolve).filter(Files::isDirectory).findFirst();
    }

    static String name(Path path) {
        return PathText.of(path.getFileName());
    }

    /** A few of the names, and how many there are. */
    static String shown(List<String> names) {
        return names.stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "))
                + (names.size() > NAMES_SHOWN ? ", ... (" + names.size() + " in all)" : "");
    }

    private static boolean isHidden(Path path) {
        return name(path).startsWith(".");
    }
}
