package dev.headgate.web.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headgate.dualwrite.observe.Flow;
import dev.headgate.dualwrite.observe.Point;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is drawn, of which seconds, and where. */
class ChartsTest {
    /** A moment in the middle of a step of five seconds. */
    private static final Timescale SCALE = new Timescale(1_000_003);

    @Test
    void aLineIsBrokenWhereNothingWasMeasuredAndALoneValueIsADot() {
        var line = Line.of(List.of(1.0, Double.NaN, 2.0, 4.0), 0);

        assertThat(line.path()).isEqualTo("M116.5 36.4h.1M118.5 26.9L119.5 7.7");
    }

    @Test
    void aThresholdIsInSightHoweverLowTheLineIs() {
        assertThat(Line.of(List.of(0.0), 10).y(10)).isEqualTo("7.7");
        assertThat(Line.of(List.of(20.0), 10).y(10)).isEqualTo("26.9");
    }

    @Test
    void whereNothingWasMeasuredNothingIsDrawn() {
        assertThat(Line.of(List.of(Double.NaN), 0).path()).isEmpty();
        assertThat(Line.of(List.of(), 0).path()).isEmpty();
        assertThat(Line.of(List.of(0.0), 0).path()).isEqualTo("M119.5 46h.1");
    }

    @Test
    void stepsBeginAtWholeFivesOfTheClock() {
        assertThat(SCALE.steps(Collections.nCopies(12, Point.GAP)))
                .extracting(List::size)
                .containsExactly(4, 5, 3);
    }

    @Test
    void tenMinutesAreAHundredAndTwentySteps() {
        var steps = SCALE.steps(Collections.nCopies(600, Point.GAP));

        assertThat(steps).hasSize(Timescale.WIDTH);
        assertThat(steps.get(0)).hasSize(5);
    }

    @Test
    void aMomentIsWhereItsStepIs() {
        assertThat(SCALE.x(Instant.ofEpochSecond(1_000_000))).isEqualTo(119);
        assertThat(SCALE.x(Instant.ofEpochSecond(1_000_000 - 595))).isZero();
        assertThat(SCALE.x(Instant.ofEpochSecond(1_000_000 - 600))).isNegative();
    }

    @Test
    void aStepShowsTheMeanRateAllErrorsAndTheWorstLatency() {
        var step = List.of(new Point(30, 3, 80), Point.GAP, new Point(10, 0, 120));

        assertThat(Charts.rate(step)).isEqualTo(40.0 / 3);
        assertThat(Charts.errorRate(step)).isEqualTo(0.075);
        assertThat(Charts.p95(step)).isEqualTo(120);
    }

    @Test
    void aStepInWhichNothingEndedShowsNothing() {
        var step = List.of(Point.GAP, Point.GAP);

        assertThat(Charts.rate(step)).isNaN();
        assertThat(Charts.errorRate(step)).isNaN();
        assertThat(Charts.p95(step)).isNaN();
    }

    @Test
    void aChartSaysInWordsWhatItDraws() {
        var charts = new Charts(SCALE);

        assertThat(charts.of(List.of(new Flow(50, 5), new Flow(50, 5), new Flow(50, 5), new Flow(9, 0)), 9)
                        .title())
                .isEqualTo("rate in the last ten minutes: 36/s to 50/s");
        assertThat(charts.of(List.of(Flow.GAP), Double.NaN).title())
                .isEqualTo("rate in the last ten minutes: nothing was measured");
    }

    @ParameterizedTest
    @CsvSource({"0, 0/s", "0.04, 0/s", "0.05, 0.1/s", "9.94, 9.9/s", "9.96, 10/s", "1234.5, '1,235/s'", "NaN, –"})
    void ratesHaveOneDecimalWhereTheyAreSmall(double perSecond, String words) {
        assertThat(Numbers.rate(perSecond)).isEqualTo(words);
    }

    @Test
    void numbersAndTheirUnitsStayTogether() {
        assertThat(Numbers.percent(0.0512)).isEqualTo("5.1\u00a0%");
        assertThat(Numbers.ms(148.4)).isEqualTo("148\u00a0ms");
        assertThat(Numbers.count(1, "event")).isEqualTo("1\u00a0event");
        assertThat(Numbers.count(12_000, "event")).isEqualTo("12,000\u00a0events");
    }
}
