package dsgformer.cli.options;

import dsgformer.picture.Size;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts options such as {@code 1280x720}. */
public final class SizeConverter implements ITypeConverter<Size> {

    @Override
    public Size convert(String text) {
        try {
            return Size.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
