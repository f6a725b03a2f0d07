@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_16dd9cc5aa207d3c3dfMu_() async throws -> Void {
  let $s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(HardTimesTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_7__localfMu_.`moments that change have one sleeping task each`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_25generatordd9cc5aa207d3c3dfMu_() async -> Testing.Test {
  return .__function(
  named: "`moments that change have one sleeping task each`()",
  in: HardTimesTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "moments that change have one sleeping task each",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "WorkflowRunnerTests/HardTimesTests.swift", filePath: "/work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift", line: 24, column: 6),
  parameters: [],
  testFunction: $s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_16dd9cc5aa207d3c3dfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_24accessordd9cc5aa207d3c3dfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_25generatordd9cc5aa207d3c3dfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_33testContentRecorddd9cc5aa207d3c3dfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s19WorkflowRunnerTests09HardTimesC0V0059momentsthatchangehaveonesleepingtaskeach_ycbegedieHACCGxmba4TestfMp_24accessordd9cc5aa207d3c3dfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/WorkflowRunnerTests/HardTimesTests.swift:33:6-33:6
