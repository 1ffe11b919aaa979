package dsgformer.cli.deblur;

import dsgformer.photo.metadata.MetadataPolicy;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts options such as {@code no-gps}. */
final class MetadataPolicyConverter implements ITypeConverter<MetadataPolicy> {

    @Override
    public MetadataPolicy convert(String text) {
        for (MetadataPolicy policy : MetadataPolicy.values()) {
            if (spelled(policy).equals(text.toLowerCase(Locale.ROOT))) {
                return policy;
            }
        }
        throw new TypeConversionException("expected keep, strip or no-gps, got '" + text + "'");
    }

    private static String spelled(MetadataPolicy policy) {
        return policy.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
