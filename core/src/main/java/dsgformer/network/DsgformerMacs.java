package dsgformer.network;

import dsgformer.weights.Shape;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Multiplications of DSGformer's convolutions: each weight of a kernel once per pixel of its level. */
final class DsgformerMacs {

    private static final Pattern IN_A_LEVEL = Pattern.compile("(encoder|decoder)\\.([0-9])\\.([a-z]+)\\..*");

    private DsgformerMacs() {}

    static long of(DsgformerConfig config, int height, int width) {
        long pixels = (long) height * width;
        long sum = 0;
        for (Map.Entry<String, Shape> entry : config.shapes().entrySet()) {
            if (entry.getValue().rank() == 4) {
                sum += entry.getValue().elements() * (pixels >> (2 * halvings(config.layout(), entry.getKey())));
            }
        }
        return sum;
    }

    /** How often the picture was halved where the convolution of this name works. */
    private static int halvings(Layout layout, String name) {
        Matcher place = IN_A_LEVEL.matcher(name);
        if (!place.matches()) {
            return 0;
        }
        int level = Integer.parseInt(place.group(2));
        boolean below = layout == Layout.RESTORMER
                && name.startsWith("decoder")
                && place.group(3).equals("up");
        return below ? level : level - 1;
    }
}
