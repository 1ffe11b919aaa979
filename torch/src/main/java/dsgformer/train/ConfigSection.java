package dsgformer.train;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dsgformer.network.InvalidConfigException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a section of a YAML file key by key; remembers what was read, so that a misspelt key is found. */
final class ConfigSection {

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final String source;
    private final String path;
    private final ObjectNode node;
    private final Set<String> read = new HashSet<>();
    private final Map<String, ConfigSection> sections = new LinkedHashMap<>();

    private ConfigSection(String source, String path, ObjectNode node) {
        this.source = source;
        this.path = path;
        this.node = node;
    }

    /** The file's settings with {@code overrides} (dotted keys → YAML values) put over them. */
    static ConfigSection read(Path file, Map<String, String> overrides) throws IOException {
        try {
            String text = Files.readString(file);
            if (!(YAML.readTree(text) instanceof ObjectNode root)) {
                throw new InvalidConfigException(file + ": a training configuration is a map of keys, see configs/");
            }
            for (Map.Entry<String, String> entry : overrides.entrySet()) {
                override(root, entry.getKey(), value(entry));
            }
            return new ConfigSection(file.toString(), "", root);
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

    /** The section called {@code key}; empty if it is absent. */
    ConfigSection section(String key) {
        read.add(key);
        return sections.computeIfAbsent(key, this::open);
    }

    private ConfigSection open(String key) {
        JsonNode child = node.get(key);
        if (child != null && !child.isNull() && !child.isObject()) {
            throw invalid(key, "a section of keys", child);
        }
        ObjectNode object = child instanceof ObjectNode present ? present : YAML.createObjectNode();
        return new ConfigSection(source, path + key + ".", object);
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    double number(String key, double least, double most, double otherwise) {
        return find(key)
                .map(value -> {
                    if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
                        throw invalid(key, "a number from " + least + " to " + most, value);
                    }
                    return value.asDouble();
                })
                .orElse(otherwise);
    }

    long integer(String key, long least, long most, long otherwise) {
        return find(key)
                .map(value -> {
                    if (!value.canConvertToLong()
                            || !value.isIntegralNumber()
                            || value.asLong() < least
                            || value.asLong() > most) {
                        throw invalid(key, "a whole number from " + least + " to " + most, value);
                    }
                    return value.asLong();
                })
                .orElse(otherwise);
    }

    boolean flag(String key, boolean otherwise) {
        return find(key)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw invalid(key, "true or false", value);
                    }
                    return value.asBoolean();
                })
                .orElse(otherwise);
    }

    /** One of some words, each of which stands for a value. */
    <T> T choice(String key, Map<String, T> words, T otherwise) {
        return text(key)
                .map(text -> {
                    T value = words.get(text.toLowerCase(Locale.ROOT));
                    if (value == null) {
                        throw invalid(
                                key,
                                String.join(
                                        " or ", words.keySet().stream().sorted().toList()),
                                text);
                    }
                    return value;
                })
                .orElse(otherwise);
    }

    /** The keys here and their values as YAML. */
    Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        node.properties().forEach(field -> {
            read.add(field.getKey());
            values.put(field.getKey(), field.getValue().toString());
        });
        return values;
    }

    /** A list of whole numbers. */
    List<Long> integers(String key, List<Long> otherwise) {
        return find(key)
                .map(value -> {
                    List<Long> numbers = new ArrayList<>();
                    if (!value.isArray() || value.isEmpty()) {
                        throw invalid(key, "a list of whole numbers", value);
                    }
                    value.forEach(item -> {
                        if (!item.isIntegralNumber() || !item.canConvertToLong()) {
                            throw invalid(key, "a list of whole numbers", value);
                        }
                        numbers.add(item.asLong());
                    });
                    return List.copyOf(numbers);
                })
                .orElse(otherwise);
    }

    /** A list of numbers in a range; none if it is absent. */
    List<Double> numbers(String key, double least, double most) {
        List<Double> numbers = new ArrayList<>();
        find(key).ifPresent(value -> {
            String need = "a list of numbers from " + least + " to " + most;
            if (!value.isArray()) {
                throw invalid(key, need, value);
            }
            value.forEach(item -> {
                if (!item.isNumber() || !(item.asDouble() >= least && item.asDouble() <= most)) {
                    throw invalid(key, need, value);
                }
                numbers.add(item.asDouble());
            });
        });
        return numbers;
    }

    /** The sections of the list called {@code key}; none if it is absent. */
    List<ConfigSection> list(String key) {
        read.add(key);
        JsonNode child = node.get(key);
        if (child == null || child.isNull()) {
            return List.of();
        }
        if (!child.isArray()) {
            throw invalid(key, "a list of sections", child);
        }
        List<ConfigSection> parts = new ArrayList<>();
        for (int i = 0; i < child.size(); i++) {
            if (!(child.get(i) instanceof ObjectNode part)) {
                throw invalid(key, "a list of sections", child);
            }
            int index = i;
            parts.add(sections.computeIfAbsent(
                    key + "[" + i + "]", name -> new ConfigSection(source, path + key + "[" + index + "].", part)));
        }
        return parts;
    }

    Optional<String> text(String key) {
        return find(key).map(value -> {
            if (!value.isTextual()) {
                throw invalid(key, "text", value);
            }
            return value.asText();
        });
    }

    /** A path relative to {@code folder}; from here on this setting is the path in full. */
    Optional<Path> path(String key, Path folder) {
        Optional<Path> path = text(key).map(text -> resolved(folder, text));
        path.ifPresent(p -> node.put(key, p.toString()));
        return path;
    }

    /** A list of paths relative to {@code folder}; from here on the setting has them in full. */
    List<Path> paths(String key, Path folder) {
        List<Path> paths = new ArrayList<>();
        find(key).ifPresent(value -> {
            if (!value.isArray()) {
                throw invalid(key, "a list of paths", value);
            }
            value.forEach(item -> {
                if (!item.isTextual()) {
                    throw invalid(key, "a list of paths", value);
                }
                paths.add(resolved(folder, item.asText()));
            });
            ArrayNode inFull = node.putArray(key);
            paths.forEach(path -> inFull.add(path.toString()));
        });
        return paths;
    }

    private static Path resolved(Path folder, String path) {
        return folder.resolve(path).normalize();
    }

    /** This section as JSON. */
    String json() {
        node.fieldNames().forEachRemaining(read::add);
        return node.toString();
    }

    /** Everything as YAML, with the paths that were read in full. */
    String yaml() {
        try {
            return YAML.writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree read from YAML did not become YAML", e);
        }
    }

    /** As {@link #requireAllRead}, but for the section called {@code apart}. */
    void requireOnly(String apart) {
        ConfigSection own = sections.remove(apart);
        requireAllRead();
        if (own != null) {
            sections.put(apart, own);
        }
    }

    /** @throws InvalidConfigException if there are keys here or below that nobody read */
    void requireAllRead() {
        node.fieldNames().forEachRemaining(key -> {
            if (!read.contains(key)) {
                throw new InvalidConfigException(source + ": unknown key " + path + key + "; known here: "
                        + String.join(", ", read.stream().sorted().toList()));
            }
        });
        sections.values().forEach(ConfigSection::requireAllRead);
    }

    /** The same complaint, naming the file. */
    InvalidConfigException invalid(InvalidConfigException cause) {
        return new InvalidConfigException(source + ": " + cause.getMessage(), cause);
    }

    InvalidConfigException invalid(String key, String need, Object found) {
        return new InvalidConfigException(source + ": " + path + key + " must be " + need + ", got " + found);
    }

    private Optional<JsonNode> find(String key) {
        read.add(key);
        return Optional.ofNullable(node.get(key)).filter(value -> !value.isNull());
    }
}
