@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_16Z5f115425313e262fMu_() async throws -> Void {
  let $s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(WatchTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_7__localfMu_.`a streamed list is refused, so that clients list and watch instead`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_24generator5f115425313e262fMu_() async -> Testing.Test {
  return .__function(
  named: "`a streamed list is refused, so that clients list and watch instead`()",
  in: WatchTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a streamed list is refused, so that clients list and watch instead",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/WatchTests.swift", filePath: "/work/main/Tests/LocalClusterTests/WatchTests.swift", line: 85, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_16Z5f115425313e262fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_23accessor5f115425313e262fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_24generator5f115425313e262fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_32testContentRecord5f115425313e262fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests05WatchC0V0081astreamedlistisrefusedsothatclientslistandwatchinstead_lpbiechcehedfCGJCFHaBCcaFb4TestfMp_23accessor5f115425313e262fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/WatchTests.swift:90:6-90:6
