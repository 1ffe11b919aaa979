package dsgformer.cli;

import dsgformer.image.Photo;
import dsgformer.text.HtmlText;
import java.io.IOException;
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

    String of(BeforeAfterSights seen) throws IOException {
        StringBuilder body = new StringBuilder("<h1>" + HtmlText.escaped(title) + "</h1>\n<p class=\"facts\">");
        facts.forEach(
                fact -> body.append("<span>").append(HtmlText.escaped(fact)).append("</span> "));
        body.append("</p>\n");
        warnings.forEach(warning -> body.append("<p class=\"warning\">")
                .append(HtmlText.escaped(warning))
                .append("</p>\n"));
        body.append("<div class=\"pair whole\">\n");
        pair(body, seen.before(), seen.after(), "");
        body.append("</div>\n<p class=\"hint\">Drag over the picture, or use the arrow keys.");
        body.append(seen.factor() > 1 ? " Shown at 1/" + seen.factor() + " of its size.</p>\n" : "</p>\n");
        if (!seen.parts().isEmpty()) {
            body.append("<h2>Where most changed, pixel by pixel</h2>\n<div class=\"crops\">\n");
            for (BeforeAfterSights.Part part : seen.parts()) {
                body.append("<div class=\"pair\">\n");
                String place = " at column " + part.place().x + ", row " + part.place().y;
                pair(body, part.before(), part.after(), place);
                body.append("</div>\n");
            }
            body.append("</div>\n");
        }
        return Html.page(title + ", before and after", body.toString());
    }

    private static void pair(StringBuilder body, Photo before, Photo after, String place) throws IOException {
        figure(body, "before", before, place);
        figure(body, "after", after, place);
    }

    private static void figure(StringBuilder body, String when, Photo photo, String place) throws IOException {
        body.append("<figure class=\"").append(when).append("\"><img width=\"");
        body.append(photo.size().width())
                .append("\" height=\"")
                .append(photo.size().height());
        body.append("\" alt=\"").append(when).append(place).append("\" src=\"").append(Views.dataUri(photo));
        body.append("\"><figcaption>").append(when).append("</figcaption></figure>\n");
    }
}
