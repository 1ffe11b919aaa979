package dsgformer.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Markup of a resource with places <code>{{name}}</code> for values. */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");
    private static final Pattern SECTION = Pattern.compile("(?m)^<!-- ([a-z-]+) -->\n");

    private final String name;
    /** One more than there are {@link #places}: what stands before, between and after them. */
    private final List<HtmlText> literals = new ArrayList<>();

    private final List<String> places = new ArrayList<>();

    private Template(String name, String text) {
        this.name = name;
        Matcher place = PLACE.matcher(text);
        int end = 0;
        while (place.find()) {
            literals.add(HtmlText.markup(text.substring(end, place.start())));
            places.add(place.group(1));
            end = place.end();
        }
        literals.add(HtmlText.markup(text.substring(end)));
    }

    /** The whole resource. */
    static Template of(String resource) {
        return new Template(resource, resource(resource));
    }

    /** The resource's sections by name; each begins with a line {@code <!-- name -->}. */
    static Function<String, Template> sections(String resource) {
        String text = resource(resource);
        Map<String, Template> sections = new HashMap<>();
        Matcher section = SECTION.matcher(text);
        boolean found = section.find();
        while (found) {
            String name = section.group(1);
            int start = section.end();
            found = section.find();
            sections.put(name, new Template(name, text.substring(start, found ? section.start() : text.length())));
        }
        return name -> {
            Template template = sections.get(name);
            if (template == null) {
                throw new IllegalArgumentException(resource + " has no section " + name);
            }
            return template;
        };
    }

    /** The text of a resource of this package, lines ending as on Unix however the program was built. */
    static String resource(String name) {
        try (InputStream in = Template.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name + " of this program", e);
        }
    }

    Filling with(String place, String text) {
        return new Filling().with(place, text);
    }

    Filling with(String place, int number) {
        return new Filling().with(place, number);
    }

    Filling with(String place, HtmlText markup) {
        return new Filling().with(place, markup);
    }

    /** Collects the values of the places. Not thread-safe. */
    final class Filling {

        private final Map<String, HtmlText> values = new HashMap<>();

        Filling with(String place, String text) {
            return with(place, HtmlText.of(text));
        }

        Filling with(String place, int number) {
            return with(place, Integer.toString(number));
        }

        Filling with(String place, HtmlText markup) {
            values.put(place, markup);
            return this;
        }

        /** @throws IllegalArgumentException unless there is a value for each place and a place for each value */
        HtmlText html() {
            if (!values.keySet().equals(Set.copyOf(places))) {
                throw new IllegalArgumentException(
                        "template " + name + " has places " + places + ", got " + values.keySet());
            }
            List<HtmlText> pieces = new ArrayList<>();
            for (int i = 0; i < places.size(); i++) {
                pieces.add(literals.get(i));
                pieces.add(values.get(places.get(i)));
            }
            pieces.add(literals.get(places.size()));
            return HtmlText.joined(pieces);
        }
    }
}
