package dsgformer.train.config;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dsgformer.network.InvalidConfigException;
import dsgformer.text.Suggestion;
import dsgformer.text.TextEncoding;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A YAML file of settings. Records are bound to it strictly: a key that is unknown or given twice, and a value that is
 * of another kind or that a record's constructor refuses, is an {@link InvalidConfigException} with the file and the
 * path of the key.
 */
public final class SettingsFile {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfigDefaults(all -> all.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .addModule(SettingTypes.module())
            .build();

    private final String source;
    private final String section;
    private final Path folder;
    private final Set<String> overridden;
    private final ObjectNode written;
    private final ObjectNode tree;

    /**
     * Settings of a file or of a section of it.
     *
     * @param folder the file's, against which its paths are resolved
     * @param overridden keys whose values are not the file's, in full
     * @param written the tree as in the file, for messages; in {@code tree} paths are resolved
     */
    private SettingsFile(
            String source, String section, Path folder, Set<String> overridden, ObjectNode written, ObjectNode tree) {
        this.source = source;
        this.section = section;
        this.folder = folder;
        this.overridden = overridden;
        this.written = written;
        this.tree = tree;
    }

    /** The file's settings with {@code overrides} (dotted keys → YAML values) applied. */
    public static SettingsFile read(Path file, Map<String, String> overrides) throws IOException {
        try {
            byte[] bytes = Files.readAllBytes(file);
            String text = TextEncoding.of(bytes).decode(bytes);
            if (!(YAML.readTree(text) instanceof ObjectNode root)) {
                throw new InvalidConfigException(file + ": a training configuration is a map of keys, see configs/");
            }
            for (Map.Entry<String, String> entry : overrides.entrySet()) {
                override(root, entry.getKey(), value(entry));
            }
            Path folder = Optional.ofNullable(file.toAbsolutePath().getParent()).orElse(Path.of(""));
            return new SettingsFile(file.toString(), "", folder, Set.copyOf(overrides.keySet()), root, root);
        } catch (CharacterCodingException e) {
            throw new InvalidConfigException(file + " is not a training configuration: it is not UTF-8 text", e);
        } catch (JsonProcessingException e) {
            String at =
                    e.getLocation() == null ? "" : " (line " + e.getLocation().getLineNr() + ")";
            throw new InvalidConfigException(file + " is not valid YAML" + at + ": " + e.getOriginalMessage(), e);
        }
    }

    private static JsonNode value(Map.Entry<String, String> override) {
        try {
            return YAML.readTree(override.getValue());
        } catch (JsonProcessingException e) {
            throw new InvalidConfigException(
                    "the override " + override.getKey() + "=" + override.getValue() + " is not a YAML value: "
                            + e.getOriginalMessage(),
                    e);
        }
    }

    private static void override(ObjectNode root, String key, JsonNode value) {
        ObjectNode section = root;
        String[] names = key.split("\\.", -1);
        for (int i = 0; i < names.length - 1; i++) {
            JsonNode next = section.get(names[i]);
            section = next instanceof ObjectNode existing ? existing : section.putObject(names[i]);
        }
        section.set(names[names.length - 1], value);
    }

    /** The section called {@code key} as if it were the file; empty if it is absent. */
    public SettingsFile section(String key) {
        JsonNode child = tree.path(key);
        if (!isAbsent(child) && !child.isObject()) {
            throw invalid(key, "a section of keys", child);
        }
        ObjectNode object = child instanceof ObjectNode present ? present : YAML.createObjectNode();
        return new SettingsFile(source, section + key + ".", folder, overridden, object, object);
    }

    /**
     * The same settings with the paths at these keys resolved: against the file's folder, or, where they were
     * overridden, against the working directory, as a shell completes them.
     */
    public SettingsFile withPathsInFull(Collection<String> keys) {
        ObjectNode changed = tree.deepCopy();
        for (String key : keys) {
            int dot = key.lastIndexOf('.');
            String leaf = key.substring(dot + 1);
            if (at(changed, key.substring(0, Math.max(0, dot))) instanceof ObjectNode parent && parent.has(leaf)) {
                parent.set(leaf, inFull(parent.get(leaf), base(key)));
            }
        }
        return new SettingsFile(source, section, folder, overridden, written, changed);
    }

    private Path base(String key) {
        String whole = section + key;
        boolean another = overridden.stream().anyMatch(each -> whole.equals(each) || whole.startsWith(each + "."));
        return another ? Path.of("").toAbsolutePath() : folder;
    }

    private static JsonNode inFull(JsonNode value, Path base) {
        if (value.isTextual()) {
            return TextNode.valueOf(base.resolve(value.asText()).normalize().toString());
        }
        if (value.isArray()) {
            ArrayNode paths = YAML.createArrayNode();
            value.forEach(item -> paths.add(item.isTextual() ? inFull(item, base) : item));
            return paths;
        }
        return value;
    }

    /** The path at {@code key}, resolved as by {@link #withPathsInFull}. */
    public Optional<Path> path(String key) {
        JsonNode value = at(tree, key);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw invalid(key, need(String.class), value);
        }
        return Optional.of(Path.of(inFull(value, base(key)).asText()));
    }

    /**
     * A record of these settings, whose components are their keys in camel case; {@code sections} that are absent count
     * as empty.
     */
    public <T extends Record> T bind(Class<T> type, List<String> sections) {
        ObjectNode whole = tree.deepCopy();
        sections.stream().filter(key -> isAbsent(whole.path(key))).forEach(whole::putObject);
        try {
            return YAML.treeToValue(whole, type);
        } catch (JsonMappingException e) {
            throw invalid(e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree has no syntax that could be wrong", e);
        }
    }

    /** These settings as YAML. */
    String yaml() {
        try {
            return YAML.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree read from YAML did not become YAML", e);
        }
    }

    private InvalidConfigException invalid(JsonMappingException e) {
        String key = key(e.getPath());
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof InvalidConfigException network) {
                return new InvalidConfigException(source + ": " + network.getMessage(), network);
            }
            if (cause instanceof InvalidSettingException setting) {
                String whole = key + (key.isEmpty() || setting.key().isEmpty() ? "" : ".") + setting.key();
                return invalid(
                        whole, setting.need(), setting.found().isEmpty() ? found(at(written, whole)) : setting.found());
            }
        }
        if (e instanceof UnrecognizedPropertyException unknown) {
            List<String> known = unknown.getKnownPropertyIds().stream()
                    .map(Object::toString)
                    .sorted()
                    .toList();
            return new InvalidConfigException(source + ": unknown key " + section + key + "; known here: "
                    + String.join(", ", known) + Suggestion.of(unknown.getPropertyName(), known));
        }
        return invalid(key, need(e), at(written, key));
    }

    private InvalidConfigException invalid(String key, String need, Object found) {
        return new InvalidConfigException(source + ": " + section + key + " must be " + need + ", got " + found);
    }

    /** The position in the tree in dotted form: {@code data.stages[1].from}. */
    private static String key(List<JsonMappingException.Reference> path) {
        return path.stream()
                .map(part -> part.getFieldName() == null ? "[" + part.getIndex() + "]" : "." + part.getFieldName())
                .collect(Collectors.joining())
                .replaceFirst("^\\.", "");
    }

    private static JsonNode at(JsonNode tree, String key) {
        return key.isEmpty()
                ? tree
                : tree.at("/" + key.replace('.', '/').replace('[', '/').replace("]", ""));
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String found(JsonNode value) {
        return isAbsent(value) ? "nothing" : value.isTextual() ? value.asText() : value.toString();
    }

    private static String need(JsonMappingException e) {
        if (e instanceof InvalidNullException) {
            return "a value";
        }
        if (e.getCause() instanceof InputCoercionException outOfRange) {
            return need(outOfRange.getTargetType());
        }
        return need(e instanceof MismatchedInputException kind ? kind.getTargetType() : Object.class);
    }

    private static String need(Class<?> type) {
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        if (type == String.class) {
            return "text";
        }
        return Collection.class.isAssignableFrom(type) ? "a list" : "a section of keys";
    }
}
