package dsgformer.train.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Deserializes a value from text; numbers, lists and maps are rejected. */
final class FromText<T> extends StdScalarDeserializer<T> {

    private static final long serialVersionUID = 1;

    private final transient Function<String, T> reading;

    FromText(Class<T> type, Function<String, T> reading) {
        super(type);
        this.reading = reading;
    }

    /** One of an enum's values, each of which has its word; case does not matter. */
    static <E extends Enum<E>> FromText<E> words(Class<E> type, Function<E, String> spelling) {
        Map<String, E> values = new LinkedHashMap<>();
        Arrays.stream(type.getEnumConstants()).forEach(value -> values.put(spelling.apply(value), value));
        Set<String> words = values.keySet();
        String need = words.size() == 2 ? String.join(" or ", words) : "one of " + String.join(", ", words);
        return new FromText<>(
                type,
                text -> Optional.ofNullable(values.get(text.toLowerCase(Locale.ROOT)))
                        .orElseThrow(() -> new InvalidSettingException(need)));
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        return reading.apply(context.readValue(parser, String.class));
    }
}
