@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_17Z55f31e081ad72e71fMu_() async throws -> Void {
  let $s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(GracefulShutdownTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_7__localfMu_.`a graceful shutdown of the process ends open watches and the server`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_25generator55f31e081ad72e71fMu_() async -> Testing.Test {
  return .__function(
  named: "`a graceful shutdown of the process ends open watches and the server`()",
  in: GracefulShutdownTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a graceful shutdown of the process ends open watches and the server",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/GracefulShutdownTests.swift", filePath: "/work/main/Tests/LocalClusterTests/GracefulShutdownTests.swift", line: 15, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_17Z55f31e081ad72e71fMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_24accessor55f31e081ad72e71fMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_25generator55f31e081ad72e71fMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_33testContentRecord55f31e081ad72e71fMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests016GracefulShutdownC0V0080agracefulshutdownoftheprocessendsopenwatchesandtheserver_frbiicdheehddJCIGGIaGba4TestfMp_24accessor55f31e081ad72e71fMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/GracefulShutdownTests.swift:37:6-37:6
