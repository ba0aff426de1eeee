#!/usr/bin/awk -f
# Adds up the test cases in CTest's LastTest.log. The last line is `N passed, N failed`; the exit
# status is 1 unless something passed and nothing failed. A doctest executable counts its cases; a
# test without such a summary counts as one. An executable that failed although its summary is
# clean, or is missing (crash, time-out, leak at exit, not built), counts as one failure.

function finish(    said) {
    if (name == "")
        return
    said = cases_passed + cases_failed
    if (not_run)
        verdict = "failed"
    if (verdict != "passed" && cases_failed == 0)
        cases_failed = 1
    else if (has_summary && said == 0 && verdict == "passed")
        cases_failed = 1
    else if (!has_summary)
        cases_passed = 1
    if (cases_failed > 0)
        print "failed: " name " (" cases_failed ")"
    passed += cases_passed
    failed += cases_failed
    name = ""
}

# Only the text between the rulers that CTest writes is the test's own.
/^[0-9]+\/[0-9]+ Testing: / && !in_output {
    finish()
    name = $0
    sub(/^[0-9]+\/[0-9]+ Testing: /, "", name)
    verdict = "unknown"
    has_summary = cases_passed = cases_failed = not_run = 0
}
/^Command: ""$/ && !in_output { not_run = 1 }
/^Output:$/ && !in_output { in_output = 1 }
/^<end of output>$/ { in_output = 0 }
/^Test Passed\.$/ && !in_output { verdict = "passed" }
/^Test Failed\.$/ && !in_output { verdict = "failed" }

in_output && /^\[doctest\] test cases: / {
    line = $0
    gsub(/[^0-9|]/, "", line)
    split(line, count, "|")
    cases_passed += count[2]
    cases_failed += count[3]
    has_summary = 1
}

END {
    finish()
    if (passed + failed == 0)
        failed = 1
    print passed + 0 " passed, " failed + 0 " failed"
    exit failed > 0
}
