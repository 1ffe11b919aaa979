package dsgformer.data;

import dsgformer.data.Finding.Kind;
import dsgformer.text.TextEncoding;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * {@link DatasetLayout#LIST}: a line is {@code SHARP BLURRED}, the order of RealBlur's and GoPro's published lists, apart by a
 * tab or, where there is none, by spaces. Files are relative to the list's folder, or to one of the two above it, where the
 * first pair is. Empty lines and those that begin with {@code #} are ignored.
 */
final class ListReader implements LayoutReader {

    private static final int FOLDERS_ABOVE = 2;

    @Override
    public boolean recognizes(Path place) throws IOException {
        return Files.isRegularFile(place)
                || (!Folders.listsIn(place).isEmpty()
                        && !new RealblurReader().recognizes(place)
                        && !new FlatReader().recognizes(place)
                        && !new GoproReader().recognizes(place));
    }

    @Override
    public List<PairSet> read(Path place, Predicate<String> wanted, Consumer<Finding> problems) throws IOException {
        if (Files.isRegularFile(place)) {
            return PairSet.listOf("", pairs(place, problems));
        }
        List<PairSet> sets = new ArrayList<>();
        for (Path list : Folders.listsIn(place)) {
            String name = FolderPair.withoutExtension(Folders.name(list));
            if (wanted.test(name)) {
                sets.addAll(PairSet.listOf(name, pairs(list, problems)));
            }
        }
        return sets;
    }

    private record Line(int number, String sharp, String blurred) {}

    /** The list's pairs, in its order. */
    static List<ImagePair> pairs(Path list, Consumer<Finding> problems) throws IOException {
        List<Line> lines = lines(list, problems);
        if (lines.isEmpty()) {
            problems.accept(new Finding(Kind.NO_PICTURES, list, 0, "no line with two files"));
            return List.of();
        }
        Path base = base(list, lines.get(0));
        List<ImagePair> pairs = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Line line : lines) {
            Path sharp = file(base, line.sharp);
            Path blurred = file(base, line.blurred);
            String name = FolderPair.withoutExtension(line.blurred.replace('\\', '/'));
            for (Path half : List.of(sharp, blurred)) {
                if (!Files.isRegularFile(half)) {
                    missing.add(half.toString());
                }
            }
            if (!names.add(name)) {
                problems.accept(new Finding(
                        Kind.SAME_NAME, list, 2, "line " + line.number + ": " + line.blurred + " was there before"));
            } else if (Files.isRegularFile(sharp) && Files.isRegularFile(blurred)) {
                pairs.add(new ImagePair(name, blurred, sharp));
            }
        }
        if (!missing.isEmpty()) {
            problems.accept(new Finding(
                    Kind.MISSING_FILE,
                    list,
                    missing.size(),
                    missing.size() + " of the files it names are not there: " + Folders.shown(missing)));
        }
        return pairs;
    }

    private static List<Line> lines(Path list, Consumer<Finding> problems) throws IOException {
        List<String> texts;
        try {
            byte[] bytes = Files.readAllBytes(list);
            texts = TextEncoding.of(bytes).decode(bytes).lines().toList();
        } catch (CharacterCodingException e) {
            throw new InvalidDatasetException(
                    list, "is no text in UTF-8 or UTF-16; need " + DatasetLayout.LIST.looksLike());
        }
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i).strip();
            if (text.isEmpty() || text.startsWith("#")) {
                continue;
            }
            List<String> files = List.of(text.split(text.indexOf('\t') >= 0 ? "\\s*\t\\s*" : "\\s+", -1));
            if (files.size() == 2) {
                lines.add(new Line(i + 1, files.get(0), files.get(1)));
            } else {
                problems.accept(new Finding(
                        Kind.BAD_LINE,
                        list,
                        1,
                        "line " + (i + 1) + " has " + files.size()
                                + " parts, need two files, the sharp one first; a tab keeps spaces in names"));
            }
        }
        return lines;
    }

    private static Path base(Path list, Line first) {
        Path own = list.toAbsolutePath().getParent();
        Path base = own;
        for (int i = 0; i <= FOLDERS_ABOVE && base != null; i++, base = base.getParent()) {
            if (Files.exists(file(base, first.sharp)) || Files.exists(file(base, first.blurred))) {
                return base;
            }
        }
        return own;
    }

    private static Path file(Path base, String name) {
        Path file = base.resolve(name);
        if (!Files.exists(file) && name.contains("scene244/")) { // RealBlur's lists call this folder by its former name
            return base.resolve(name.replace("scene244/", "scene244_reflect/"));
        }
        return file;
    }
}
