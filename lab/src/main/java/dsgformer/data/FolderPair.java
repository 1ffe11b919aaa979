package dsgformer.data;

import dsgformer.data.Finding.Kind;
import dsgformer.io.PathText;
import dsgformer.photo.PhotoFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** The folder of blurred pictures beside that of sharp ones. */
record FolderPair(Path blurred, Path sharp) {

    private static final List<String> BLURRED = List.of("blur", "input", "lq", "blur_crops", "input_crops");
    private static final List<String> SHARP = List.of("sharp", "target", "gt", "sharp_crops", "target_crops");

    /**
     * Empty if {@code folder} holds neither half.
     *
     * @throws InvalidDatasetException if it holds one alone
     */
    static Optional<FolderPair> of(Path folder) {
        Optional<Path> blurred = Folders.first(folder, BLURRED);
        Optional<Path> sharp = Folders.first(folder, SHARP);
        if (blurred.isPresent() != sharp.isPresent()) {
            throw new InvalidDatasetException(
                    folder,
                    "found " + Folders.name(blurred.or(() -> sharp).get()) + " alone, need "
                            + DatasetLayout.FLAT.looksLike());
        }
        return blurred.map(path -> new FolderPair(path, sharp.get()));
    }

    /** Whether {@code folder} holds both. */
    static boolean bothIn(Path folder) {
        return Folders.first(folder, BLURRED).isPresent()
                && Folders.first(folder, SHARP).isPresent();
    }

    List<ImagePair> pairs(String prefix, Consumer<Finding> problems) throws IOException {
        return pairs(prefix, UnaryOperator.identity(), problems);
    }

    /**
     * Pictures whose keys are equal.
     *
     * @param key from a picture's path below its half, without extension
     */
    List<ImagePair> pairs(String prefix, UnaryOperator<String> key, Consumer<Finding> problems) throws IOException {
        SortedMap<String, Path> blurredByName = pictures(blurred, key, problems);
        SortedMap<String, Path> sharpByName = pictures(sharp, key, problems);
        if (blurredByName.isEmpty() && sharpByName.isEmpty()) {
            problems.accept(
                    new Finding(Kind.NO_PICTURES, blurred, 0, "no .png, .jpg or .jpeg files here or in " + sharp));
        }
        findAlone(blurredByName, sharpByName, blurred, sharp, problems);
        findAlone(sharpByName, blurredByName, sharp, blurred, problems);
        return blurredByName.entrySet().stream()
                .filter(entry -> sharpByName.containsKey(entry.getKey()))
                .map(entry -> new ImagePair(prefix + entry.getKey(), entry.getValue(), sharpByName.get(entry.getKey())))
                .toList();
    }

    static void findAlone(
            SortedMap<String, Path> of,
            SortedMap<String, Path> among,
            Path here,
            Path there,
            Consumer<Finding> problems) {
        List<String> alone =
                of.keySet().stream().filter(name -> !among.containsKey(name)).toList();
        if (!alone.isEmpty()) {
            problems.accept(new Finding(
                    Kind.MISSING_PARTNER,
                    here,
                    alone.size(),
                    alone.size() + " of " + of.size() + " pictures have none of their name in " + there + ": "
                            + Folders.shown(alone)));
        }
    }

    /** The pictures below {@code half} by their keys; of two with one key, the first. */
    static SortedMap<String, Path> pictures(Path half, UnaryOperator<String> key, Consumer<Finding> problems)
            throws IOException {
        SortedMap<String, Path> byName = new TreeMap<>(NaturalOrder.INSTANCE);
        for (Path file : Folders.filesBelow(half)) {
            if (PhotoFormat.ofExtension(file).isEmpty()) {
                continue;
            }
            String relative = PathText.of(half.relativize(file)).replace('\\', '/');
            Path other = byName.putIfAbsent(key.apply(withoutExtension(relative)), file);
            if (other != null) {
                problems.accept(new Finding(
                        Kind.SAME_NAME,
                        half,
                        2,
                        "two pictures of one name, " + half.relativize(other) + " and " + relative + "; remove one"));
            }
        }
        return byName;
    }

    static String withoutExtension(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
