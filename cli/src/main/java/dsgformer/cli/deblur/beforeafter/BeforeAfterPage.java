package dsgformer.cli.deblur.beforeafter;

import dsgformer.page.Block;
import dsgformer.page.Figure;
import dsgformer.page.Page;
import dsgformer.page.Slider;
import dsgformer.page.SliderGrid;
import dsgformer.photo.Photo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A page that shows a photo before and after: whole, under a slider, and pixel by pixel where it changed most. Everything is
 * inside the file. Without a script the two stand side by side.
 *
 * @param title the photo's name
 * @param facts what was done, one short phrase each
 * @param warnings what whoever looks should know
 */
record BeforeAfterPage(String title, List<String> facts, List<String> warnings) {

    String of(ComparisonCrops seen) throws IOException {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Phrases(facts));
        warnings.forEach(warning -> blocks.add(new Block.Warning(warning)));
        String hint = "Drag over the picture, or use the arrow keys.";
        blocks.add(slider(
                seen.before(),
                seen.after(),
                "",
                seen.factor() > 1 ? hint + " Shown at 1/" + seen.factor() + " of its size." : hint));
        if (!seen.parts().isEmpty()) {
            List<Slider> parts = new ArrayList<>();
            for (ComparisonCrops.Part part : seen.parts()) {
                String place = " at column " + part.place().x + ", row " + part.place().y;
                parts.add(slider(part.before(), part.after(), place, ""));
            }
            blocks.add(new Block.Heading("Where most changed, pixel by pixel"));
            blocks.add(new SliderGrid(parts));
        }
        return new Page(title + ", before and after", title, blocks).toHtml();
    }

    private static Slider slider(Photo before, Photo after, String place, String hint) throws IOException {
        return new Slider(
                Figure.of("before", "before" + place, before), Figure.of("after", "after" + place, after), hint);
    }
}
