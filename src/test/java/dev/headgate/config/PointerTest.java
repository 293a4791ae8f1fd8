package dev.headgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PointerTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "/", "/a", "/a/b", "/a~1b", "/m~0n", "/~01", "//", "/a/", "/ключ/✓", "/a\nb"})
    void whatIsReadIsWrittenTheSame(String text) {
        assertThat(Pointer.parse(text).map(Pointer::toString)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "#/a", "/~", "/~2", "/a~", "/a\n~x", " /a"})
    void anyOtherTextIsNoPointer(String text) {
        assertThat(Pointer.parse(text)).isEmpty();
    }

    @Test
    void escapesAreUndoneInTheOrderOfTheStandard() {
        assertThat(Pointer.parse("/~01/a~1b")).contains(Pointer.of("~1", "a/b"));
    }

    @ParameterizedTest
    @CsvSource({"/a/b,/a,true", "/a,/a,true", "/a,'',true", "/a,/a/b,false", "/ab,/a,false"})
    void aPointerLiesWithinItsPrefixes(String inner, String outer, boolean within) {
        assertThat(pointer(inner).isWithin(pointer(outer))).isEqualTo(within);
    }

    @ParameterizedTest
    @CsvSource({"/a/b,/a,true", "/a,/a/b,true", "/a,'',true", "/a,/b,false", "/ab,/a,false"})
    void pointersTouchWhenOneHoldsTheOther(String one, String other, boolean touches) {
        assertThat(pointer(one).touches(pointer(other))).isEqualTo(touches);
    }

    private static Pointer pointer(String text) {
        return Pointer.parse(text).orElseThrow();
    }
}
