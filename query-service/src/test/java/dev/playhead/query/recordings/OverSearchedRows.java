package dev.playhead.query.recordings;

import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;

/** Tests of the list over sixty recordings of a website, new for each test, beside another's. */
abstract class OverSearchedRows {
    @Inject
    SearchedRows rows;

    SearchedList list = SearchedList.NONE;

    @BeforeEach
    void recordingsOfTwoWebsites() {
        list = SearchedList.create(rows);
    }
}
