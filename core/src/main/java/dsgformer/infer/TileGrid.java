package dsgformer.infer;

import dsgformer.picture.Size;
import java.util.ArrayList;
import java.util.List;

/**
 * Tiles of one size that cover a padded picture, each row of tiles at the same columns. Every origin is a multiple of
 * the network's size unit, so that the 8 × 8 blocks of a tile are those of the whole picture; the last tiles end at its
 * border.
 *
 * @param picture the padded picture's size
 * @param tile the size of every tile
 * @param columns where tiles begin horizontally, ascending from 0
 * @param rows where tiles begin vertically, ascending from 0
 */
public record TileGrid(Size picture, Size tile, List<Integer> columns, List<Integer> rows) {

    public TileGrid {
        columns = List.copyOf(columns);
        rows = List.copyOf(rows);
    }

    /** The whole picture as its only tile. */
    public static TileGrid whole(Size picture) {
        return new TileGrid(picture, picture, List.of(0), List.of(0));
    }

    /**
     * Tiles with sides of {@code side} pixels, less where the picture is smaller.
     *
     * @param side rounded down to a multiple of {@code unit}, at least one
     * @param overlap how many pixels neighbours share at least; a tile of one unit shares none, others may share all
     *     but one unit
     * @param unit the network's size unit
     * @throws IllegalArgumentException unless the picture's sides are multiples of {@code unit}
     */
    public static TileGrid covering(Size picture, int side, int overlap, int unit) {
        if (!picture.equals(picture.roundedUpTo(unit))) {
            throw new IllegalArgumentException(
                    "tiles cover a padded picture, its sides multiples of " + unit + "; got " + picture);
        }
        int wanted = Math.max(side / unit, 1) * unit;
        Size tile = new Size(Math.min(wanted, picture.width()), Math.min(wanted, picture.height()));
        return new TileGrid(
                picture,
                tile,
                origins(picture.width(), tile.width(), overlap, unit),
                origins(picture.height(), tile.height(), overlap, unit));
    }

    private static List<Integer> origins(int length, int tile, int overlap, int unit) {
        int step = Math.max((tile - overlap) / unit, 1) * unit;
        List<Integer> origins = new ArrayList<>();
        for (int origin = 0; origin + tile < length; origin += step) {
            origins.add(origin);
        }
        origins.add(length - tile);
        return origins;
    }

    /** Row by row from the upper left. */
    public List<Tile> tiles() {
        return rows.stream()
                .flatMap(y -> columns.stream().map(x -> new Tile(x, y, tile)))
                .toList();
    }

    /** Whether one tile is the whole picture, which makes this the same as {@link InferenceMode#FULL}. */
    public boolean isWhole() {
        return tile.equals(picture);
    }
}
