package dsgformer.weights.safetensors;

import dsgformer.weights.StateDict;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a {@code .safetensors} file holds.
 *
 * @param metadata the entries of {@code __metadata__}, in the file's order; empty if there are none
 * @param weights the tensors as float32, in the header's order
 */
public record SafetensorsFile(Map<String, String> metadata, StateDict weights) {

    public SafetensorsFile {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
