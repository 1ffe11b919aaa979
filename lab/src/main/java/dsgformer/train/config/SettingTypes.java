package dsgformer.train.config;

import com.fasterxml.jackson.databind.module.SimpleModule;
import dsgformer.data.DatasetLayout;
import dsgformer.data.blur.BlurLight;
import dsgformer.model.Form;
import dsgformer.network.NetworkConfig;
import dsgformer.tensor.Autocast;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Deserializers for settings that are neither a number nor plain text: paths, durations, enums. */
final class SettingTypes {

    private SettingTypes() {}

    static SimpleModule module() {
        return new SimpleModule()
                .addDeserializer(NetworkConfig.class, new NetworkSection())
                .addDeserializer(Path.class, new FromText<>(Path.class, Path::of)) // Jackson's own parses some as URIs
                .addDeserializer(Duration.class, new FromText<>(Duration.class, SettingTypes::duration))
                .addDeserializer(DatasetLayout.class, FromText.words(DatasetLayout.class, DatasetLayout::label))
                .addDeserializer(
                        TrainingConfig.Sampling.class,
                        FromText.words(
                                TrainingConfig.Sampling.class,
                                sampling -> sampling.name().toLowerCase(Locale.ROOT)))
                .addDeserializer(
                        BlurLight.class,
                        FromText.words(BlurLight.class, light -> light.name().toLowerCase(Locale.ROOT)))
                .addDeserializer(Form.class, FromText.words(Form.class, SettingTypes::spelled))
                .addDeserializer(Autocast.class, FromText.words(Autocast.class, SettingTypes::spelled));
    }

    private static Duration duration(String text) {
        return TrainingConfig.duration(text).orElseThrow(() -> new InvalidSettingException("a duration such as 90m"));
    }

    private static String spelled(Form form) {
        return switch (form) {
            case PLAIN -> "literal";
            case FAST -> "fast";
        };
    }

    private static String spelled(Autocast precision) {
        return switch (precision) {
            case OFF -> "float32";
            case BF16 -> "bf16";
        };
    }
}
