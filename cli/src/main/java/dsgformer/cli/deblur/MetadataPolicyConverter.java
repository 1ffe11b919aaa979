package dsgformer.cli.deblur;

import dsgformer.photo.metadata.MetadataPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts options such as {@code no-gps}. */
final class MetadataPolicyConverter implements ITypeConverter<MetadataPolicy> {

    @Override
    public MetadataPolicy convert(String text) {
        try {
            return MetadataPolicy.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
