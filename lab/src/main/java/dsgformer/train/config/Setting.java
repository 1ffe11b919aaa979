package dsgformer.train.config;

import java.util.List;

/** Checks the value of a setting and returns it; null (the key is absent) gives the default. */
public final class Setting {

    private Setting() {}

    public static double number(String key, Double value, double least, double most, double otherwise) {
        if (value != null && !(value >= least && value <= most)) {
            throw new InvalidSettingException(key, "a number from " + least + " to " + most);
        }
        return value == null ? otherwise : value;
    }

    public static long whole(String key, Long value, long least, long most, long otherwise) {
        if (value != null && (value < least || value > most)) {
            throw new InvalidSettingException(key, "a whole number from " + least + " to " + most);
        }
        return value == null ? otherwise : value;
    }

    public static int whole(String key, Integer value, int least, int most, int otherwise) {
        return (int) whole(key, value == null ? null : Long.valueOf(value), least, most, otherwise);
    }

    public static <T> List<T> list(List<T> values) {
        return values == null ? List.of() : List.copyOf(values);
    }
}
