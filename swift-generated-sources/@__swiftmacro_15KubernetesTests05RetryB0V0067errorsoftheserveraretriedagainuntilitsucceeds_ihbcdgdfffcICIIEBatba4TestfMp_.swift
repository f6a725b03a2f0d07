@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_16bf81d28ab94459d8fMu_() async throws -> Void {
  let $s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(RetryTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_7__localfMu_.`errors of the server are tried again until it succeeds`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_25generatorbf81d28ab94459d8fMu_() async -> Testing.Test {
  return .__function(
  named: "`errors of the server are tried again until it succeeds`()",
  in: RetryTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "errors of the server are tried again until it succeeds",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "KubernetesTests/RetryTests.swift", filePath: "/work/main/Tests/KubernetesTests/RetryTests.swift", line: 25, column: 6),
  parameters: [],
  testFunction: $s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_16bf81d28ab94459d8fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_24accessorbf81d28ab94459d8fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_25generatorbf81d28ab94459d8fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_33testContentRecordbf81d28ab94459d8fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s15KubernetesTests05RetryB0V0067errorsoftheserveraretriedagainuntilitsucceeds_ihbcdgdfffcICIIEBatba4TestfMp_24accessorbf81d28ab94459d8fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/KubernetesTests/RetryTests.swift:35:6-35:6
