@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_16d44e8f586c8c96acfMu_() async throws -> Void {
  let $s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PodTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_7__localfMu_.`pods are listed page by page, chosen by labels and fields, and found by name`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_25generatord44e8f586c8c96acfMu_() async -> Testing.Test {
  return .__function(
  named: "`pods are listed page by page, chosen by labels and fields, and found by name`()",
  in: PodTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "pods are listed page by page, chosen by labels and fields, and found by name",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PodTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PodTests.swift", line: 22, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_16d44e8f586c8c96acfMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_24accessord44e8f586c8c96acfMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_25generatord44e8f586c8c96acfMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_33testContentRecordd44e8f586c8c96acfMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests03PodC0V0092podsarelistedpagebypagechosenbylabelsandfieldsandfoundbyname_FubdgecegcgdgdfcCHFJECbCaAGAbgc4TestfMp_24accessord44e8f586c8c96acfMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:47:6-47:6
