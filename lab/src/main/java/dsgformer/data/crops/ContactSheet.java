package dsgformer.data.crops;

import dsgformer.data.CropPair;
import dsgformer.photo.Normalization;
import dsgformer.photo.Photo;
import dsgformer.picture.Planes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One picture that shows many pairs, blurred beside sharp, row by row, on grey. */
public final class ContactSheet {

    private static final int COLUMNS = 4;
    private static final int GAP = 6;
    private static final float GREY = 0.5f;

    private final int most;
    private final List<CropPair> pairs = new ArrayList<>();

    /**
     * An empty sheet.
     *
     * @param most how many pairs it holds; later ones are left out
     */
    public ContactSheet(int most) {
        this.most = most;
    }

    public void add(CropPair pair) {
        if (pairs.size() < most) {
            pairs.add(pair);
        }
    }

    /**
     * The sheet, each pair in a cell as large as the largest.
     *
     * @throws IllegalStateException if there are no pairs
     */
    public Photo photo() {
        int width = pairs.stream()
                .mapToInt(pair -> pair.size().width())
                .max()
                .orElseThrow(() -> new IllegalStateException("a contact sheet needs a pair"));
        int height = pairs.stream().mapToInt(pair -> pair.size().height()).max().orElseThrow();
        int columns = Math.min(COLUMNS, pairs.size());
        int rows = (pairs.size() + columns - 1) / columns;
        Planes sheet = Planes.of(3, rows * (height + GAP) + GAP, columns * (2 * width + 2 * GAP) + GAP);
        Arrays.fill(sheet.values(), GREY);
        for (int i = 0; i < pairs.size(); i++) {
            int top = GAP + i / columns * (height + GAP);
            int left = GAP + i % columns * (2 * width + 2 * GAP);
            place(pairs.get(i).blurred(), sheet, left, top);
            place(pairs.get(i).sharp(), sheet, left + width, top);
        }
        return Normalization.toPhoto(sheet);
    }

    private static void place(Planes picture, Planes sheet, int left, int top) {
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < picture.height(); y++) {
                System.arraycopy(
                        picture.values(),
                        picture.index(c, y, 0),
                        sheet.values(),
                        sheet.index(c, top + y, left),
                        picture.width());
            }
        }
    }
}
