package dsgformer.batch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A line of a journal: an output that is complete, as it is about to go to its place.
 *
 * @param planned where it was to go, relative to the journal where it lies below
 * @param out where it goes, another name if the planned one was taken
 * @param in the photo
 * @param inSize bytes of the photo
 * @param inModified when the photo was last written
 * @param settings digest of model and options
 * @param outSize bytes of the output
 * @param outSha256 digest of the output
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record JournalEntry(
        @JsonProperty(value = "planned", required = true) String planned,
        @JsonProperty(value = "out", required = true) String out,
        @JsonProperty(value = "in", required = true) String in,
        @JsonProperty(value = "in_size", required = true) long inSize,

        @JsonProperty(value = "in_modified", required = true)
        String inModified,

        @JsonProperty(value = "settings", required = true) String settings,
        @JsonProperty(value = "out_size", required = true) long outSize,
        @JsonProperty(value = "out_sha256", required = true) String outSha256) {

    boolean isOf(FileStamp photo, String wantedSettings) {
        return inSize == photo.size() && inModified.equals(photo.modified()) && settings.equals(wantedSettings);
    }
}
