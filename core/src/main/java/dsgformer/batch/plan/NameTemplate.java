package dsgformer.batch.plan;

import dsgformer.io.FileName;
import dsgformer.io.PathText;
import dsgformer.photo.PhotoFormat;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A template for the names of outputs, the value of {@code --name}: <code>{name}</code> is the photo's name without its
 * extension, <code>{ext}</code> the extension to write, <code>{parent}</code> the photo's folder, <code>{index}</code>
 * its number from 1, <code>{index:4}</code> the same with four digits. A slash makes subfolders.
 */
public record NameTemplate(String text) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}:]*)(?::([1-9]))?}");
    private static final String INDEX = "index";

    /** Default beside the photo. */
    public static final NameTemplate BESIDE = new NameTemplate("{name}_deblurred.{ext}");

    /** Default in an output folder. */
    public static final NameTemplate SAME = new NameTemplate("{name}.{ext}");

    /** @throws InvalidPlanException if it holds other braces, leads out of its folder or has no extension */
    public NameTemplate {
        Map<String, String> some = Map.of("name", "a", "ext", "jpg", "parent", "a", INDEX, "1");
        PLACEHOLDER.matcher(text).results().forEach(placeholder -> {
            boolean digits = placeholder.group(2) != null;
            if (!some.containsKey(placeholder.group(1))
                    || (digits && !placeholder.group(1).equals(INDEX))) {
                throw new InvalidPlanException("the name " + text + " holds the unknown placeholder "
                        + placeholder.group() + "; use {name}, {ext}, {parent}, {index} or {index:4}");
            }
        });
        String filled = filled(text, some);
        Path path = Path.of(filled);
        if (filled.isBlank()
                || path.isAbsolute()
                || path.startsWith("..")
                || !path.normalize().equals(path)) {
            throw new InvalidPlanException(
                    "the name " + text + " must be a path inside the output folder, such as {parent}/{name}.{ext}");
        }
        if (filled.contains("{") || filled.contains("}")) {
            throw new InvalidPlanException("the name " + text + " holds a brace without its partner");
        }
        if (FileName.of(path).extension().isEmpty()) {
            throw new InvalidPlanException("the name " + text + " has no extension for the format; end it in .{ext}");
        }
    }

    /** Whether names hold the index, which depends on the other photos. */
    boolean counts() {
        return text.contains("{" + INDEX);
    }

    /** The name for a photo, relative to the output folder. */
    Path name(Path photo, String extension, int index) {
        Path folder = photo.toAbsolutePath().normalize().getParent();
        Path parent = folder == null ? null : folder.getFileName();
        return PathText.toPath(filled(
                text,
                Map.of(
                        "name",
                        stem(photo),
                        "ext",
                        extension,
                        "parent",
                        parent == null ? "root" : PathText.of(parent),
                        INDEX,
                        Integer.toString(index))));
    }

    /** The name without the extension; one that no format has is part of the name, as in {@code v1.2}. */
    private static String stem(Path photo) {
        FileName name = FileName.of(photo);
        return PhotoFormat.ofExtension(photo).isPresent() ? name.stem() : name.toString();
    }

    private static String filled(String text, Map<String, String> values) {
        return PLACEHOLDER.matcher(text).replaceAll(placeholder -> {
            String value = values.getOrDefault(placeholder.group(1), "");
            int digits = placeholder.group(2) == null ? 0 : Integer.parseInt(placeholder.group(2));
            return Matcher.quoteReplacement("0".repeat(Math.max(0, digits - value.length())) + value);
        });
    }
}
