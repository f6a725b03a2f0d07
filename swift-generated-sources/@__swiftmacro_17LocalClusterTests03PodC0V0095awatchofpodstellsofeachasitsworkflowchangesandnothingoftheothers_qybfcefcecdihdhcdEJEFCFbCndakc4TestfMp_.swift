@available(*, deprecated, message: "This function is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_17Z73706c5fc89ebbeefMu_() async throws -> Void {
  let $s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_7__localfMu_ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait(PodTests())))
  _ = unsafe try await Testing.__requiringUnsafe(Testing.__requiringTry(Testing.__requiringAwait($s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_7__localfMu_.`a watch of pods tells of each as its workflow changes, and nothing of the others`())))
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
@Sendable private static func $s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_25generator73706c5fc89ebbeefMu_() async -> Testing.Test {
  return .__function(
  named: "`a watch of pods tells of each as its workflow changes, and nothing of the others`()",
  in: PodTests.self,
  xcTestCompatibleSelector: nil,
  displayName: "a watch of pods tells of each as its workflow changes, and nothing of the others",traits: [],sourceLocation: Testing.SourceLocation(__uncheckedFileID: "LocalClusterTests/PodTests.swift", filePath: "/work/main/Tests/LocalClusterTests/PodTests.swift", line: 49, column: 6),
  parameters: [],
  testFunction: $s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_17Z73706c5fc89ebbeefMu_
)
}

@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private static nonisolated let $s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_24accessor73706c5fc89ebbeefMu_: Testing.__TestContentRecordAccessor = { outValue, type, _, _ in
  Testing.Test.__store($s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_25generator73706c5fc89ebbeefMu_, into: outValue, asTypeAt: type)
}

@section("swift5_tests")
@used
@available(*, deprecated, message: "This property is an implementation detail of the testing library. Do not use it directly.")
private nonisolated static let $s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_33testContentRecord73706c5fc89ebbeefMu_: Testing.__TestContentRecord = (
  0x74657374, /* 'test' */
  0,
  { unsafe $s17LocalClusterTests03PodC0V0095awatchofpodstellsofeachasitsworkflowchangesandnothingoftheothers_qybfcefcecdihdhcdEJEFCFbCndakc4TestfMp_24accessor73706c5fc89ebbeefMu_($0, $1, $2, $3) },
  0,
  0
)

// original-source-range: /work/main/Tests/LocalClusterTests/PodTests.swift:70:6-70:6
