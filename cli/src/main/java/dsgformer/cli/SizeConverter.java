package dsgformer.cli;

import dsgformer.image.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Sizes as people type them: {@code 1280x720}, width first. */
final class SizeConverter implements ITypeConverter<Size> {

    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,5})x([1-9][0-9]{0,5})");

    @Override
    public Size convert(String text) {
        Matcher size = FORM.matcher(text);
        if (!size.matches()) {
            throw new TypeConversionException("a size is WIDTHxHEIGHT, such as 1280x720, got '" + text + "'");
        }
        return new Size(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)));
    }
}
