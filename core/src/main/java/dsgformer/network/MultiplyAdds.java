package dsgformer.network;

import dsgformer.image.Size;
import dsgformer.weights.Shape;
import java.util.Map;

/**
 * How many multiplications with an addition a forward pass takes, as published tables count: convolutions, and the two
 * products of attention, Q·Kᵀ and scores · V. DFGB, normalization and everything that grows with neither are left out.
 */
public record MultiplyAdds(long convolutions, long attention) {

    /** Of the whole DSGformer on a picture of {@code size}, without what padding adds; see also {@link NetworkConfig#macs}. */
    public static MultiplyAdds of(DsgformerConfig config, Size size) {
        return sum(config.shapes(), size, config);
    }

    /** Of one DSGA block on planes of {@code size}. */
    public static MultiplyAdds of(BlockModel block, Size size) {
        Map<String, Shape> shapes =
                ParameterTable.ofBlock(BlockModel.PATH, block.config().width(), block.heads(), block.config());
        return sum(shapes, size, block.config());
    }

    public long total() {
        return convolutions + attention;
    }

    private static MultiplyAdds sum(Map<String, Shape> shapes, Size size, DsgformerConfig config) {
        long convolutions = 0;
        long attention = 0;
        for (Map.Entry<String, Shape> parameter : shapes.entrySet()) {
            String name = parameter.getKey();
            Shape shape = parameter.getValue();
            // A pixel of level l stands for 4^(l − 1) of the picture; a side that does not halve evenly counts in part.
            long scale = 1L << (2 * (level(name, config.layout()) - 1));
            if (shape.rank() == 4) { // [out, in / groups, side, side]: each weight meets every pixel once
                convolutions += shape.elements() * size.pixels() / scale;
            }
            if (name.endsWith(".attention.temperature")) {
                int heads = shape.axes().get(0);
                long width = shapes.get(name.replace(".attention.temperature", ".norm.weight"))
                        .elements();
                attention += 2 * width * (width / heads) * size.pixels() / scale;
            }
        }
        return new MultiplyAdds(convolutions, attention);
    }

    /** The level at whose size the parameter works, 1 to 4. */
    private static int level(String name, Layout layout) {
        String[] path = name.split("\\.", -1);
        if (!path[0].equals("encoder") && !path[0].equals("decoder")) {
            return 1; // head, tail, refinement, or a block by itself
        }
        int level = Integer.parseInt(path[1]);
        boolean leadsInto = layout == Layout.RESTORMER && path[2].equals("up");
        return leadsInto ? level + 1 : level;
    }
}
