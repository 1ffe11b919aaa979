package dsgformer.photo.metadata;

import java.util.List;

/**
 * How much of a photo's metadata is kept. No choice changes how the photo looks: profile and resolution stay, and an
 * applied orientation stays applied.
 */
public enum MetadataPolicy {
    /** Everything. */
    KEEP {
        @Override
        public Metadata applied(Metadata metadata) {
            return metadata;
        }
    },
    /** Profile, PNG's chunks about color, and resolution: no EXIF, XMP, IPTC, comments and texts. */
    STRIP {
        @Override
        public Metadata applied(Metadata metadata) {
            Metadata kept = metadata.withoutExif().withoutXmp().withoutIptc().withTexts(List.of());
            return metadata.printResolution().map(kept::withResolution).orElse(kept);
        }
    },
    /**
     * Everything but the location: EXIF's GPS directory; in XMP all properties of GPS, latitude, longitude and
     * altitude; in IPTC and XMP the names of places, from sublocation to country; PNG's texts with such keywords. A
     * block that cannot be parsed is left out whole, since it might hold a location. Makers' notes and free text are
     * not searched.
     */
    NO_GPS {
        @Override
        public Metadata applied(Metadata metadata) {
            return LocationRemoval.removed(metadata);
        }
    };

    public abstract Metadata applied(Metadata metadata);
}
