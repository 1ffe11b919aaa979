package dsgformer.server.photos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dsgformer.batch.Finish;
import dsgformer.infer.DeblurOptions;
import dsgformer.infer.InferenceMode;
import dsgformer.photo.PhotoFormat;
import dsgformer.photo.file.OutputFormats;
import dsgformer.photo.metadata.MetadataPolicy;
import dsgformer.server.problem.ProblemCode;
import dsgformer.server.problem.ProblemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a request asks for; each option means what the option of that name means to {@code dsgformer deblur}.
 *
 * @param model a name that {@link ModelShelf} knows
 * @param format to write; empty for the photo's own
 * @param quality of JPEG and WebP; empty for near the photo's own
 */
public record PhotoOptions(
        String model,
        float strength,
        InferenceMode inference,
        Optional<PhotoFormat> format,
        Optional<Integer> quality,
        MetadataPolicy metadata) {

    private static final String AUTO = "auto";
    private static final Set<String> NAMES = Set.of("model", "strength", "inference", "format", "quality", "metadata");
    private static final int MOST_QUALITY = 100;
    private static final int MOST_LETTERS = 20;
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads the query of a request.
     *
     * @param others names that mean something else to this request
     * @throws ProblemException if an option is unknown, stands twice, or has no such value
     */
    public static PhotoOptions of(Map<String, List<String>> query, ModelShelf models, Set<String> others) {
        for (String name : query.keySet()) {
            if (!NAMES.contains(name) && !others.contains(name)) {
                throw invalid("the address has an option that there is not", "use some of " + sorted(NAMES));
            }
        }
        String model = one(query, "model").orElse(models.names().get(0));
        return new PhotoOptions(
                models.require(model),
                one(query, "strength").map(PhotoOptions::strength).orElse(1f),
                one(query, "inference").map(PhotoOptions::inference).orElse(InferenceMode.AUTO),
                one(query, "format").filter(text -> !text.equals(AUTO)).map(PhotoOptions::format),
                one(query, "quality").map(text -> whole("quality", text, 1, MOST_QUALITY)),
                one(query, "metadata").map(PhotoOptions::metadata).orElse(MetadataPolicy.KEEP));
    }

    /** How the network runs. */
    public DeblurOptions deblurOptions() {
        return DeblurOptions.defaults().withStrength(strength).withInference(inference);
    }

    /** What is done to the restored photo before it is written. */
    public Finish finish() {
        return new Finish(quality, metadata, Optional.empty());
    }

    /** The format to write a photo of this format in. */
    public PhotoFormat formatFor(PhotoFormat photo) {
        return format.orElse(OutputFormats.forPhotosOf(photo));
    }

    public ObjectNode toJson() {
        ObjectNode json = JSON.createObjectNode()
                .put("model", model)
                .put("strength", strength)
                .put("inference", inference.name().toLowerCase(Locale.ROOT))
                .put("format", format.map(each -> each.extensions().get(0)).orElse(AUTO))
                .put("metadata", metadata.spelled());
        quality.ifPresent(value -> json.put("quality", value));
        return json;
    }

    /** Reads what {@link #toJson} wrote; the model may be missing from the shelf by now. */
    public static PhotoOptions from(JsonNode json) {
        return new PhotoOptions(
                json.path("model").asText(),
                strength(json.path("strength").asText()),
                inference(json.path("inference").asText()),
                Optional.of(json.path("format").asText())
                        .filter(text -> !text.equals(AUTO))
                        .map(PhotoOptions::format),
                Optional.ofNullable(json.get("quality")).map(JsonNode::asInt),
                metadata(json.path("metadata").asText()));
    }

    /** The value of an option that stands at most once. */
    public static Optional<String> one(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw invalid(name + ": it stands " + values.size() + " times", "name it once");
        }
        return values.stream().findFirst();
    }

    /**
     * A whole number within a range.
     *
     * @throws ProblemException if it is none
     */
    public static int whole(String name, String text, int least, int most) {
        try {
            int value = text.length() > MOST_LETTERS ? -1 : Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // as a number out of range
        }
        throw invalid(name + ": it is no whole number in range", "use " + least + " to " + most);
    }

    private static float strength(String text) {
        try {
            float value = text.length() > MOST_LETTERS ? Float.NaN : Float.parseFloat(text);
            return DeblurOptions.defaults().withStrength(value).strength() + 0f; // no negative zero
        } catch (IllegalArgumentException e) { // also of a text that is no number
            throw invalid("strength: it is no number in range", "use 0 to 1.5");
        }
    }

    private static InferenceMode inference(String text) {
        try {
            return InferenceMode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw invalid("inference: there is no such mode", "use auto, full, tile or tlc");
        }
    }

    private static PhotoFormat format(String text) {
        try {
            return OutputFormats.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalid("format: the server does not write it", "use auto, jpg, png, tif, webp or bmp");
        }
    }

    private static MetadataPolicy metadata(String text) {
        try {
            return MetadataPolicy.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalid("metadata: there is no such choice", "use keep, strip or no-gps");
        }
    }

    private static ProblemException invalid(String detail, String wayOut) {
        return new ProblemException(ProblemCode.INVALID_OPTION, detail, wayOut);
    }

    private static String sorted(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }
}
